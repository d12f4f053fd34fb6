package org.multispa.cli.reward;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.options.Choice;
import org.multispa.cli.options.Positive;
import org.multispa.dataset.Subtask.Reference;
import org.multispa.evaluation.reward.ask.AskSettings;
import org.multispa.evaluation.reward.ask.Check;
import org.multispa.evaluation.reward.ask.Quantity;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// How videos are asked about.
final class AskOptions {
    private static final String NONE = "none";

    @Option(
            names = "--ask",
            paramLabel = "distance|vector",
            hideParamSyntax = true,
            converter = Quantities.class,
            defaultValue = "distance",
            description = "What is asked of a motion: its length, or its components right, down and forward, which"
                    + " also give a direction (default: ${DEFAULT-VALUE}).")
    private Quantity quantity = Quantity.DISTANCE;

    @Option(
            names = "--reference",
            paramLabel = "dot|pixel",
            hideParamSyntax = true,
            converter = References.class,
            defaultValue = "dot",
            description = "How a point is shown: as a dot on the image, or by its pixel in the text (default:"
                    + " ${DEFAULT-VALUE}).")
    private Reference reference = Reference.DOT;

    @Option(
            names = "--check",
            paramLabel = "wording,reversed|none",
            hideParamSyntax = true,
            converter = Checks.class,
            description = "Further ways in which each motion is asked about; where the answers disagree the frame is"
                    + " abstained from (default: wording, and reversed where the point's place in the frame is known"
                    + " or a thing is named).")
    @Nullable
    private Checked checks;

    @Option(
            names = "--every",
            paramLabel = "K",
            defaultValue = "1",
            converter = Positive.Int.class,
            description = "Ask about every K-th frame and the last one (default: ${DEFAULT-VALUE}).")
    private int every = 1;

    @Option(
            names = "--most",
            paramLabel = "N",
            converter = Positive.Int.class,
            description = "Ask about at most N frames of a video, evenly spread (default: all of reward, 16 of"
                    + " reward score).")
    @Nullable
    private Integer most;

    @Option(
            names = "--wording-seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "Chooses the words of the questions (default: ${DEFAULT-VALUE}).")
    private long seed;

    /// Whether points are drawn.
    boolean drawn() {
        return reference == Reference.DOT;
    }

    /// Most frames of a video that are asked about.
    ///
    /// @param usual where the user does not say
    int most(int usual) {
        return most == null ? usual : most;
    }

    /// @param movingCamera whether the camera may move
    /// @param placeKnown whether the way back can be asked for without finding the point first
    /// @param mostFrames where the user does not say
    AskSettings settings(boolean movingCamera, boolean placeKnown, int mostFrames) {
        Set<Check> usual = placeKnown ? EnumSet.of(Check.WORDING, Check.REVERSED) : EnumSet.of(Check.WORDING);
        return new AskSettings(
                quantity,
                movingCamera,
                Optional.ofNullable(checks).map(Checked::checks).orElse(usual),
                every,
                most(mostFrames),
                seed);
    }

    /// What a report says about it.
    String inWords() {
        return quantity.key() + " of " + (drawn() ? "dots" : "pixels");
    }

    private record Checked(Set<Check> checks) {}

    private static final class Quantities extends Choice<Quantity> {
        Quantities() {
            super(List.of(Quantity.values()), Quantity::key);
        }
    }

    private static final class References extends Choice<Reference> {
        References() {
            super(List.of(Reference.DOT, Reference.COORDINATE), one -> one == Reference.DOT ? "dot" : "pixel");
        }
    }

    private static final class Checks implements ITypeConverter<Checked> {
        @Override
        public Checked convert(String value) {
            EnumSet<Check> chosen = EnumSet.of(Check.FIRST);
            if (!value.equals(NONE)) {
                for (String name : value.split(",", -1)) {
                    switch (name.strip()) {
                        case "wording" -> chosen.add(Check.WORDING);
                        case "reversed" -> chosen.add(Check.REVERSED);
                        default ->
                            throw new TypeConversionException(
                                    "expected wording, reversed, both with a comma between them, or none, found '"
                                            + value + "'");
                    }
                }
            }
            return new Checked(chosen);
        }
    }
}
