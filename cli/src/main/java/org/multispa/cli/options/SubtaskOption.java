package org.multispa.cli.options;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.cli.console.Names;
import org.multispa.cli.console.UsageException;
import org.multispa.dataset.Subtask;
import org.multispa.engine.mixture.Mixture;
import picocli.CommandLine.Option;

/// Which subtasks a command works on.
public final class SubtaskOption {
    private static final String ALL = "all";

    @Option(
            names = "--subtasks",
            paramLabel = "all|a,b,…",
            hideParamSyntax = true,
            split = ",",
            description =
                    "Only these subtasks, by the names in docs/subtasks.md; all stands for the 26 of the benchmark"
                            + " (default: a mixture's or a data set's, else all).")
    private List<String> ids = List.of();

    /// The subtasks that were named; none where the option was not given.
    public Set<Subtask> named() {
        Set<Subtask> named = EnumSet.noneOf(Subtask.class);
        for (String id : ids) {
            if (id.strip().equals(ALL)) {
                named.addAll(Subtask.benchmark());
            } else {
                named.add(one("--subtasks", id.strip()));
            }
        }
        return named;
    }

    /// The subtasks that were named, `count` of each; the 26 of the benchmark where the option was not given.
    public SortedMap<Subtask, Long> each(long count) {
        SortedMap<Subtask, Long> counts = new TreeMap<>();
        (ids.isEmpty() ? Subtask.benchmark() : named()).forEach(subtask -> counts.put(subtask, count));
        return counts;
    }

    /// Those of a mixture that were named; the whole mixture where the option was not given.
    ///
    /// @throws UsageException if the mixture makes none of them
    public SortedMap<Subtask, Long> of(Mixture mixture) {
        if (ids.isEmpty()) {
            return mixture.counts();
        }
        SortedMap<Subtask, Long> counts = new TreeMap<>(mixture.counts());
        counts.keySet().retainAll(named());
        if (counts.isEmpty()) {
            throw new UsageException("--subtasks: the mixture " + mixture.name() + " makes none of "
                    + String.join(", ", ids) + "; it makes" + System.lineSeparator()
                    + Names.lines(
                            mixture.counts().keySet().stream().map(Subtask::id).toList()));
        }
        return counts;
    }

    /// The subtask of a name that stands after `option`.
    ///
    /// @throws UsageException naming all there are
    public static Subtask one(String option, String id) {
        return Subtask.byId(id)
                .orElseThrow(() -> new UsageException(option + ": no subtask '" + id + "'; known are"
                        + System.lineSeparator()
                        + Names.lines(
                                Arrays.stream(Subtask.values()).map(Subtask::id).toList())));
    }
}
