package org.multispa.cli.model.plan;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.multispa.cli.console.Bytes;
import org.multispa.cli.console.Names;
import org.multispa.model.plan.Distribution;
import org.multispa.model.plan.MemoryEstimate;
import org.multispa.model.plan.SampleTokens;
import org.multispa.model.plan.TokenCounter;
import org.multispa.model.plan.TokenPlan;

/// What samples cost, as a table.
record PlanTable(PrintWriter out, StepPlan steps) {
    private static final int SHOWN = 20;

    void print(TokenCounter counter, TokenPlan plan) {
        out.printf(
                Locale.ROOT,
                "%s, %s; at most %s%s an image, %d tokens a tile%n",
                Names.count(plan.samples(), "sample"),
                Names.count(plan.images(), "image"),
                Names.count(counter.rule().max(), "tile"),
                counter.rule().thumbnail() ? " and a thumbnail" : "",
                counter.tokensPerTile());
        if (plan.longest().isEmpty()) {
            return;
        }
        SampleTokens longest = plan.longest().get();
        if (plan.samples() == 1) {
            out.println(tokens(longest));
        } else {
            distribution("", "least", "median", "90 %", "99 %", "most", "mean");
            row("tiles", plan.tiles());
            row("tokens", plan.tokens());
        }
        out.println();
        memory(longest);
        unfit(plan);
    }

    private void row(String name, Distribution of) {
        distribution(
                name,
                number(of.quantile(0)),
                number(of.quantile(0.5)),
                number(of.quantile(0.9)),
                number(of.quantile(0.99)),
                number(of.quantile(1)),
                String.format(Locale.ROOT, "%,.1f", of.mean()));
    }

    private void distribution(String name, String... values) {
        out.printf(Locale.ROOT, "%-8s", name);
        for (String value : values) {
            out.printf(Locale.ROOT, " %10s", value);
        }
        out.println();
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String tokens(SampleTokens sample) {
        return String.format(
                Locale.ROOT,
                "%s: %s (%s, %s, %,d of text)",
                sample.name(),
                Names.count(sample.tokens(), "token"),
                Names.count(sample.images(), "image"),
                Names.count(sample.tiles(), "tile"),
                sample.textTokens());
    }

    private void memory(SampleTokens sample) {
        List<MemoryEstimate> estimates = steps.ways().values().stream()
                .map(way -> steps.memory(way, sample))
                .toList();
        out.printf(
                Locale.ROOT,
                "memory of a step of %s of %,d tokens%s%n",
                Names.count(steps.batch(), "sample"),
                sample.tokens(),
                steps.written() == 0 ? "" : String.format(Locale.ROOT, " and answers of %,d", steps.written()));
        out.printf(Locale.ROOT, "%-28s", "");
        steps.ways().keySet().forEach(name -> out.printf(Locale.ROOT, " %12s", name));
        out.println();
        for (MemoryEstimate.Part part : estimates.getFirst().parts()) {
            out.printf(Locale.ROOT, "%-28s", part.name());
            estimates.forEach(estimate -> out.printf(Locale.ROOT, " %12s", Bytes.text(estimate.bytes(part.name()))));
            out.println();
        }
        out.printf(Locale.ROOT, "%-28s", "together");
        estimates.forEach(estimate -> out.printf(Locale.ROOT, " %12s", Bytes.text(estimate.total())));
        out.println();
    }

    private void unfit(TokenPlan plan) {
        if (plan.unfit() == 0) {
            out.printf(Locale.ROOT, "%nevery sample fits %s%n", limits());
            return;
        }
        out.printf(
                Locale.ROOT,
                "%n%,d of %s %s not fit %s:%n",
                plan.unfit(),
                Names.count(plan.samples(), "sample"),
                plan.unfit() == 1 ? "does" : "do",
                limits());
        plan.named().stream().limit(SHOWN).forEach(sample -> out.println("  " + tokens(sample)));
        if (plan.unfit() > SHOWN) {
            out.printf(Locale.ROOT, "  … and %,d more%n", plan.unfit() - SHOWN);
        }
    }

    private String limits() {
        String context = String.format(
                Locale.ROOT,
                "%,d tokens%s",
                steps.context(),
                steps.written() == 0 ? "" : String.format(Locale.ROOT, ", the answer's %,d counted", steps.written()));
        return steps.memory() == Long.MAX_VALUE ? context : context + ", and " + Bytes.text(steps.memory());
    }
}
