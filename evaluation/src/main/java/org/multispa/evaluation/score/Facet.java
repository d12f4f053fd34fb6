package org.multispa.evaluation.score;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;

/// A property of a question by which scores are broken down. The names of its values sort in their natural order.
public enum Facet {
    /// How much two frames show in common, in steps of 5 %.
    OVERLAP("overlap of the two frames, %"),
    /// The distance or depth or size that the question is about.
    DISTANCE("distance, depth or size, m"),
    /// How far the camera turned, whichever of yaw and pitch is more.
    ANGLE("turn of the camera, °"),
    /// The object's label.
    OBJECT("object class"),
    /// How alike the wrong options of a correspondence are.
    DISTRACTORS("kind of wrong options"),
    /// How many images the question shows.
    IMAGES("number of images");

    private static final Steps METRES = new Steps("%.2f", 0, 0.1, 0.25, 0.5, 1, 2, 4, 8);
    private static final Steps DEGREES = new Steps("%02.0f", 0, 5, 10, 20, 40, 80);
    private static final Steps PERCENT = new Steps("%02.0f", 0, 5, 10, 15, 20, 25, 30, 35, 50);
    private static final String OVERLAP_BIN = "overlap-";
    private static final Pattern OVERLAP_NAME = Pattern.compile(OVERLAP_BIN + "\\d{1,3}");

    private final String text;

    Facet(String text) {
        this.text = text;
    }

    /// Name in files, for example `overlap`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The same in words, with the unit.
    public String text() {
        return text;
    }

    /// The values that a sample has.
    static Map<Facet, String> of(Sample sample) {
        Map<Facet, String> values = new EnumMap<>(Facet.class);
        for (Facet facet : values()) {
            facet.value(sample).ifPresent(value -> values.put(facet, value));
        }
        return values;
    }

    private Optional<String> value(Sample sample) {
        return switch (this) {
            case OVERLAP -> PERCENT.name(overlap(sample));
            case DISTANCE -> METRES.name(distance(sample));
            case ANGLE -> DEGREES.name(largest(sample, "yaw_deg", "pitch_deg", "roll_deg"));
            case OBJECT ->
                sample.subtask().reference() == Subtask.Reference.LABEL
                        ? Optional.of(sample.provenance().bin()).filter(label -> !label.isBlank())
                        : Optional.empty();
            case DISTRACTORS ->
                sample.subtask() == Subtask.CORRESPONDENCE_CHOICE
                        ? Arrays.stream(parts(sample))
                                .filter(part ->
                                        part.equals("random") || part.equals("near") || part.equals("same-object"))
                                .findFirst()
                        : Optional.empty();
            case IMAGES ->
                Optional.of(String.format(Locale.ROOT, "%02d", sample.images().size()));
        };
    }

    private static String[] parts(Sample sample) {
        return sample.provenance().bin().split("/", -1);
    }

    private static OptionalDouble overlap(Sample sample) {
        OptionalDouble raw = largest(sample, "overlap_percent");
        String bin = parts(sample)[0];
        if (raw.isPresent() || !OVERLAP_NAME.matcher(bin).matches()) {
            return raw;
        }
        return OptionalDouble.of(Integer.parseInt(bin.substring(OVERLAP_BIN.length())));
    }

    private static OptionalDouble distance(Sample sample) {
        return sample.subtask().isStatic() && sample.subtask().reference() == Subtask.Reference.LABEL
                ? largest(sample, "size_m")
                : largest(sample, "distance_m", "depth_m");
    }

    /// The largest absolute value among the raw values of these names, if there is one.
    private static OptionalDouble largest(Sample sample, String... names) {
        Map<String, Double> raw = sample.provenance().raw();
        return Arrays.stream(names)
                .filter(raw::containsKey)
                .mapToDouble(name -> Math.abs(raw.getOrDefault(name, 0.0)))
                .max();
    }

    /// Parts numbers at their edges. Steps have names such as `05–10`, with as many leading zeros as sorting
    /// needs, the last one `80–`.
    private static final class Steps {
        private final double[] edges;
        private final String[] names;

        Steps(String form, double... edges) {
            this.edges = edges;
            names = new String[edges.length];
            for (int i = 0; i < edges.length; i++) {
                String low = String.format(Locale.ROOT, form, edges[i]);
                names[i] = low + "–" + (i + 1 < edges.length ? String.format(Locale.ROOT, form, edges[i + 1]) : "");
            }
        }

        Optional<String> name(OptionalDouble value) {
            if (value.isEmpty()) {
                return Optional.empty();
            }
            int i = edges.length - 1;
            while (i > 0 && value.getAsDouble() < edges[i]) {
                i--;
            }
            return Optional.of(names[i]);
        }
    }
}
