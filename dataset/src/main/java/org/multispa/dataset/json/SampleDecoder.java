package org.multispa.dataset.json;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;

/// Reads samples from JSON objects, refusing whatever [SampleEncoder] would not have written.
final class SampleDecoder {
    private SampleDecoder() {}

    static Sample read(StrictObject line) throws DatasetException {
        try {
            String name = line.text("subtask");
            Subtask subtask = Subtask.byId(name)
                    .orElseThrow(() -> new DatasetException("field 'subtask': there is no subtask '" + name + "'"));
            requireEqual("question_type", line.text("question_type"), subtask.publishedName());
            if (subtask.unit().isPresent() || line.has("unit")) {
                requireEqual(
                        "unit",
                        line.text("unit"),
                        subtask.unit().map(Answer.Unit::key).orElse("none"));
            }
            Sample sample = new Sample(
                    line.text("id"),
                    images(line),
                    conversation(line),
                    subtask,
                    line.text("split"),
                    truth(line, subtask),
                    provenance(line.object("provenance")));
            line.end();
            return sample;
        } catch (IllegalArgumentException e) {
            throw new DatasetException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Sample.Image> images(StrictObject line) throws DatasetException {
        List<String> paths = line.texts("image");
        List<Integer> heights = line.integers("height_list");
        List<Integer> widths = line.integers("width_list");
        if (heights.size() != paths.size() || widths.size() != paths.size()) {
            throw new DatasetException("fields 'image', 'height_list' and 'width_list' must be equally long, found "
                    + paths.size() + ", " + heights.size() + " and " + widths.size());
        }
        List<Sample.Image> images = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            images.add(new Sample.Image(paths.get(i), widths.get(i), heights.get(i)));
        }
        return images;
    }

    private static List<Turn> conversation(StrictObject line) throws DatasetException {
        if (line.has("text") == line.has("conversations")) {
            throw new DatasetException("a line holds either 'conversations' or 'text'");
        }
        if (line.has("text")) {
            return List.of(new Turn(Turn.Speaker.HUMAN, line.text("text")));
        }
        List<Turn> turns = new ArrayList<>();
        for (StrictObject turn : line.objects("conversations")) {
            turns.add(new Turn(speaker(turn.text("from")), turn.text("value")));
            turn.end();
        }
        if (turns.size() == 1) {
            throw new DatasetException("field 'conversations': a question without an answer stands in 'text'");
        }
        return turns;
    }

    private static Turn.Speaker speaker(String key) throws DatasetException {
        return Stream.of(Turn.Speaker.values())
                .filter(speaker -> speaker.key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new DatasetException("field 'conversations.from': expected human or gpt, found '" + key + "'"));
    }

    private static Answer truth(StrictObject line, Subtask subtask) throws DatasetException {
        return switch (subtask.answerKind()) {
            case CHOICE -> new Answer.Choice(line.text("gt_value"));
            case DIRECTION -> new Answer.Direction(word(line.text("gt_value")));
            case SCALAR ->
                new Answer.Scalar(line.whole("gt_value"), subtask.unit().orElseThrow());
            case PIXEL -> {
                List<Long> values = numbers(line, 2);
                // What is too large for an int stays outside 0..999, which the answer itself refuses.
                yield new Answer.Pixel(Math.clamp(values.get(0), -1, 1000), Math.clamp(values.get(1), -1, 1000));
            }
            case VECTOR -> {
                List<Long> values = numbers(line, 3);
                yield new Answer.Vector(values.get(0), values.get(1), values.get(2));
            }
            case MOTION -> {
                List<Long> values = numbers(line, 6);
                yield new Answer.Motion(
                        values.get(0), values.get(1), values.get(2), values.get(3), values.get(4), values.get(5));
            }
        };
    }

    private static List<Long> numbers(StrictObject line, int count) throws DatasetException {
        List<Long> values = line.wholes("gt_value");
        if (values.size() != count) {
            throw new DatasetException("field 'gt_value': expected " + count + " numbers, found " + values);
        }
        return values;
    }

    private static Answer.Direction.Word word(String text) throws DatasetException {
        return Stream.of(Answer.Direction.Word.values())
                .filter(word -> word.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new DatasetException("field 'gt_value': expected a direction, found '" + text + "'"));
    }

    private static Provenance provenance(StrictObject object) throws DatasetException {
        List<Overlay> overlays = new ArrayList<>();
        for (StrictObject overlay : object.objects("overlays")) {
            overlays.add(overlay(overlay));
        }
        StrictObject named = object.object("raw");
        SortedMap<String, Double> raw = new TreeMap<>();
        for (String name : named.names()) {
            raw.put(name, named.number(name));
        }
        Provenance provenance = new Provenance(
                object.text("scene"),
                object.text("family"),
                object.integers("frames"),
                object.integers("points"),
                object.integers("objects"),
                raw,
                object.text("bin"),
                object.text("profile"),
                object.texts("templates"),
                overlays);
        object.end();
        return provenance;
    }

    private static Overlay overlay(StrictObject object) throws DatasetException {
        List<Overlay.Dot> dots = new ArrayList<>();
        for (StrictObject dot : object.objects("dots")) {
            dots.add(new Overlay.Dot(dot.number("u"), dot.number("v"), dot.text("label")));
            dot.end();
        }
        Overlay overlay = new Overlay(object.integer("image"), dots);
        object.end();
        return overlay;
    }

    private static void requireEqual(String field, String found, String expected) throws DatasetException {
        if (!found.equals(expected)) {
            throw new DatasetException(
                    "field '" + field + "': this subtask has " + expected + ", found '" + found + "'");
        }
    }
}
