package org.multispa.engine.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Turn;

/// Samples with one thing changed.
final class Changes {
    private Changes() {}

    /// Another answer, in the reply too.
    static Sample answer(Sample s, Answer wrong) {
        Turn reply = s.conversations().getLast();
        String text = reply.value().replace("`" + s.truth().text() + "`", "`" + wrong.text() + "`");
        return gtValue(turn(s, 1, text), wrong);
    }

    /// Another answer in `gt_value` alone.
    static Sample gtValue(Sample s, Answer wrong) {
        return new Sample(s.id(), s.images(), s.conversations(), s.subtask(), s.split(), wrong, s.provenance());
    }

    /// Another text of the first (0) or second turn.
    static Sample turn(Sample s, int turn, String text) {
        List<Turn> turns = new ArrayList<>(s.conversations());
        turns.set(turn, new Turn(turns.get(turn).from(), text));
        return new Sample(s.id(), s.images(), turns, s.subtask(), s.split(), s.truth(), s.provenance());
    }

    /// Something replaced in the question, after the task and the placeholders.
    static Sample question(Sample s, String from, String to) {
        String text = s.conversations().getFirst().value();
        int at = text.lastIndexOf('\n') + 1;
        String changed = text.substring(at).replace(from, to);
        if (changed.equals(text.substring(at))) {
            throw new IllegalStateException("'" + from + "' is not in " + text.substring(at));
        }
        return turn(s, 0, text.substring(0, at) + changed);
    }

    static Sample images(Sample s, List<Sample.Image> images) {
        return new Sample(s.id(), images, s.conversations(), s.subtask(), s.split(), s.truth(), s.provenance());
    }

    static Sample id(Sample s, String id) {
        return new Sample(id, s.images(), s.conversations(), s.subtask(), s.split(), s.truth(), s.provenance());
    }

    static Sample split(Sample s, String split) {
        return new Sample(s.id(), s.images(), s.conversations(), s.subtask(), split, s.truth(), s.provenance());
    }

    /// Raw values with some of them replaced.
    static Sample raw(Sample s, Map<String, Double> values) {
        SortedMap<String, Double> raw = new TreeMap<>(s.provenance().raw());
        raw.putAll(values);
        var p = s.provenance();
        return from(s, p.frames(), p.points(), p.objects(), raw, p.bin(), p.profile(), p.overlays());
    }

    static Sample frames(Sample s, List<Integer> frames) {
        var p = s.provenance();
        return from(s, frames, p.points(), p.objects(), p.raw(), p.bin(), p.profile(), p.overlays());
    }

    static Sample points(Sample s, List<Integer> points) {
        var p = s.provenance();
        return from(s, p.frames(), points, p.objects(), p.raw(), p.bin(), p.profile(), p.overlays());
    }

    static Sample objects(Sample s, List<Integer> objects) {
        var p = s.provenance();
        return from(s, p.frames(), p.points(), objects, p.raw(), p.bin(), p.profile(), p.overlays());
    }

    static Sample bin(Sample s, String bin) {
        var p = s.provenance();
        return from(s, p.frames(), p.points(), p.objects(), p.raw(), bin, p.profile(), p.overlays());
    }

    static Sample profile(Sample s, String profile) {
        var p = s.provenance();
        return from(s, p.frames(), p.points(), p.objects(), p.raw(), p.bin(), profile, p.overlays());
    }

    /// Every dot changed.
    static Sample dots(Sample s, UnaryOperator<Overlay.Dot> change) {
        return overlays(
                s,
                s.provenance().overlays().stream()
                        .map(o -> new Overlay(
                                o.image(), o.dots().stream().map(change).toList()))
                        .toList());
    }

    static Sample overlays(Sample s, List<Overlay> overlays) {
        var p = s.provenance();
        return from(s, p.frames(), p.points(), p.objects(), p.raw(), p.bin(), p.profile(), overlays);
    }

    private static Sample from(
            Sample s,
            List<Integer> frames,
            List<Integer> points,
            List<Integer> objects,
            SortedMap<String, Double> raw,
            String bin,
            String profile,
            List<Overlay> overlays) {
        var p = s.provenance();
        var changed = new Provenance(
                p.scene(), p.family(), frames, points, objects, raw, bin, profile, p.templates(), overlays);
        return new Sample(s.id(), s.images(), s.conversations(), s.subtask(), s.split(), s.truth(), changed);
    }

    /// Another answer of the same form.
    static Answer other(Answer truth) {
        return switch (truth) {
            case Answer.Choice(String label) -> new Answer.Choice(label.equals("A") ? "B" : "A");
            case Answer.Direction(Word word) -> new Answer.Direction(opposite(word));
            case Answer.Scalar(long value, Answer.Unit unit) -> new Answer.Scalar(value + 2, unit);
            case Answer.Pixel(int x, int y) -> new Answer.Pixel(Math.abs(x - 1), y);
            case Answer.Vector(long x, long y, long z) -> new Answer.Vector(x, y, z - 2);
        };
    }

    static Word opposite(Word word) {
        return switch (word) {
            case LEFT -> Word.RIGHT;
            case RIGHT -> Word.LEFT;
            case UP -> Word.DOWN;
            case DOWN -> Word.UP;
            case FORWARD -> Word.BACKWARD;
            case BACKWARD -> Word.FORWARD;
        };
    }
}
