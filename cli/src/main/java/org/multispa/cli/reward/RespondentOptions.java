package org.multispa.cli.reward;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Choice;
import picocli.CommandLine.Option;

/// Who answers.
final class RespondentOptions {
    @Option(
            names = "--baseline",
            paramLabel = "oracle|still",
            hideParamSyntax = true,
            converter = Baselines.class,
            description = "Answer without a model: from the track of a tracked video, or that nothing moves.")
    @Nullable
    private Baseline baseline;

    boolean isGiven() {
        return baseline != null;
    }

    /// @throws UsageException if nobody is named
    Respondents open() {
        if (baseline == null) {
            throw new UsageException("say who answers: --baseline oracle or --baseline still");
        }
        return baseline;
    }

    private static final class Baselines extends Choice<Baseline> {
        Baselines() {
            super(List.of(Baseline.values()), Baseline::id);
        }
    }
}
