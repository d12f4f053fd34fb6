package org.multispa.cli.reward;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.evaluate.ModelChoice;
import org.multispa.cli.options.Choice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Who answers.
final class RespondentOptions {
    @Mixin
    private ModelChoice model = new ModelChoice();

    @Option(
            names = "--baseline",
            paramLabel = "oracle|still",
            hideParamSyntax = true,
            converter = Baselines.class,
            description = "Answer without a model: from the track of a tracked video, or that nothing moves.")
    @Nullable
    private Baseline baseline;

    boolean isGiven() {
        return model.isGiven() || baseline != null;
    }

    /// @throws UsageException unless exactly one is named
    Respondents open() throws IOException {
        if (model.isGiven() == (baseline != null)) {
            throw new UsageException("say who answers: one of --model, --endpoint and --baseline, found "
                    + (isGiven() ? "two" : "none"));
        }
        return baseline != null
                ? baseline
                : model.open().<Respondents>map(Respondents.Model::new).orElseThrow();
    }

    private static final class Baselines extends Choice<Baseline> {
        Baselines() {
            super(List.of(Baseline.values()), Baseline::id);
        }
    }
}
