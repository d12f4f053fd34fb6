package org.multispa.dataset.audit.blind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.geometry.SeededHash;

/// Takes from the samples of one subtask what blind predictors may see. Not thread-safe.
public final class Prober {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])-?\\d{1,6}(?![\\w]|\\.\\d)");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<List<Integer>, Sample.Image> sizes = new HashMap<>();

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /// @throws DatasetException if the sample compares two points and its provenance does not hold the other one
    public Probe probe(Sample sample) throws DatasetException {
        String text = sample.plainQuestion();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        Provenance from = sample.provenance();
        String label = label(sample, last);
        Sample graded = graded(sample);
        Options options = options(sample, graded, last);
        return new Probe(
                graded,
                from.family(),
                group(from),
                SeededHash.of(0).with(blanked(last, label)).value(),
                vocabulary.idsOf(blanked(text, label)),
                label,
                options.places(),
                options.source(),
                options.right());
    }

    private record Options(List<Place> places, Optional<Place> source, int right) {}

    private Sample graded(Sample sample) throws DatasetException {
        SortedMap<String, Double> raw = new TreeMap<>();
        if (sample.subtask() == Subtask.DEPTH_COMPARISON_COORDINATE) {
            try {
                Answer.Pixel other = sample.provenance()
                        .otherPixel()
                        .orElseThrow(() -> new IllegalArgumentException("found neither or one of them"));
                raw.put(Provenance.OTHER_X, (double) other.x());
                raw.put(Provenance.OTHER_Y, (double) other.y());
            } catch (IllegalArgumentException e) {
                throw new DatasetException(
                        "sample '" + sample.id() + "' compares two points, so its raw values must hold "
                                + Provenance.OTHER_X + " and " + Provenance.OTHER_Y + ": " + e.getMessage(),
                        e);
            }
        }
        Sample.Image image = sample.images().getLast();
        Sample.Image size = sizes.computeIfAbsent(
                List.of(image.width(), image.height()), _ -> new Sample.Image("image", image.width(), image.height()));
        Provenance bare = new Provenance(
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                raw,
                "",
                sample.provenance().profile(),
                List.of(),
                List.of());
        return new Sample(
                "question",
                List.of(size),
                List.of(new Turn(Turn.Speaker.HUMAN, "")),
                sample.subtask(),
                "",
                sample.truth(),
                bare);
    }

    /// Object questions of one object and other questions of one set of frames belong together.
    private static long group(Provenance from) {
        SeededHash hash = SeededHash.of(1).with(from.scene());
        List<Integer> about = from.objects().isEmpty() ? from.frames() : from.objects();
        for (int id : about.stream().sorted().toList()) {
            hash = hash.with(id);
        }
        return hash.value();
    }

    /// The object's category, which is the sampling bin or a part of it, if the question names it.
    private static String label(Sample sample, String last) {
        if (sample.subtask().reference() != Subtask.Reference.LABEL) {
            return "";
        }
        String bin = sample.provenance().bin();
        List<String> candidates = new ArrayList<>(List.of(bin));
        candidates.addAll(List.of(bin.split("/", -1)));
        return candidates.stream()
                .filter(part -> !part.isBlank() && last.contains(part))
                .findFirst()
                .orElse("");
    }

    private static String blanked(String text, String label) {
        String unlabelled = label.isEmpty() ? text : text.replace(label, " ");
        return DIGITS.matcher(unlabelled).replaceAll("#");
    }

    private static Options options(Sample sample, Sample graded, String last) {
        return switch (sample.truth()) {
            case Answer.Choice truth -> labelled(sample, truth);
            case Answer.Pixel truth
            when sample.subtask() == Subtask.DEPTH_COMPARISON_COORDINATE ->
                compared(truth, graded.provenance().otherPixel().orElseThrow(), numbers(last));
            case Answer.Direction _, Answer.Scalar _, Answer.Vector _, Answer.Pixel _, Answer.Motion _ ->
                single(sample, last);
        };
    }

    private static Options labelled(Sample sample, Answer.Choice truth) {
        int lastImage = sample.images().size() - 1;
        List<Place> places = dots(sample, lastImage).stream()
                .filter(place -> !place.label().isEmpty())
                .sorted(Comparator.comparing(Place::label))
                .toList();
        Optional<Place> source = dots(sample, 0).stream()
                .filter(place -> place.label().isEmpty())
                .findFirst();
        int right = places.stream().map(Place::label).toList().indexOf(truth.label());
        return new Options(places, source, right);
    }

    private static Options compared(Answer.Pixel truth, Answer.Pixel other, List<Integer> numbers) {
        int atTruth = find(truth, numbers);
        int atOther = find(other, numbers);
        if (atTruth < 0 || atOther < 0 || atTruth == atOther) {
            return new Options(List.of(), Optional.empty(), -1);
        }
        Place right = place(truth.x(), truth.y());
        Place wrong = place(other.x(), other.y());
        return atTruth < atOther
                ? new Options(List.of(right, wrong), Optional.empty(), 0)
                : new Options(List.of(wrong, right), Optional.empty(), 1);
    }

    private static int find(Answer.Pixel pixel, List<Integer> numbers) {
        for (int i = 0; i + 1 < numbers.size(); i++) {
            if (numbers.get(i) == pixel.x() && numbers.get(i + 1) == pixel.y()) {
                return i;
            }
        }
        return -1;
    }

    private static Options single(Sample sample, String last) {
        List<Place> places = switch (sample.subtask().reference()) {
            case NONE, LABEL -> List.of();
            case DOT -> dots(sample, 0).stream().limit(1).toList();
            case COORDINATE -> {
                List<Integer> numbers = numbers(last);
                yield numbers.size() < 2 ? List.of() : List.of(place(numbers.get(0), numbers.get(1)));
            }
        };
        return new Options(places, Optional.empty(), -1);
    }

    private static Place place(int x, int y) {
        return new Place("", x / 1000.0, y / 1000.0);
    }

    private static List<Place> dots(Sample sample, int image) {
        Sample.Image size = sample.images().get(image);
        List<Overlay.Dot> dots = sample.overlay(image).map(Overlay::dots).orElse(List.of());
        return dots.stream()
                .map(dot -> new Place(dot.label(), dot.u() / size.width(), dot.v() / size.height()))
                .toList();
    }

    private static List<Integer> numbers(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.results().map(found -> Integer.valueOf(found.group())).toList();
    }
}
