package org.multispa.cli.model;

import java.util.List;
import java.util.Locale;
import org.multispa.cli.options.Choice;
import org.multispa.model.WeightKind;
import org.multispa.model.config.ModelConfig;

/// Kinds of number by their names on the command line: `bf16`, `f32`.
public final class WeightKinds extends Choice<WeightKind> {
    /// All of them.
    public WeightKinds() {
        super(List.of(WeightKind.values()), kind -> kind.name().toLowerCase(Locale.ROOT));
    }

    /// The kind that a model was published in; bf16 for kinds that are not written here.
    public static WeightKind published(ModelConfig config) {
        return config.published().equals("float32") ? WeightKind.F32 : WeightKind.BF16;
    }
}
