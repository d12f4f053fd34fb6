package org.multispa.evaluation.reward.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.json.StrictObject;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.reward.ClipReward;
import org.multispa.evaluation.reward.FrameReward;
import org.multispa.evaluation.reward.RewardState;
import org.multispa.evaluation.reward.ask.Check;
import org.multispa.evaluation.reward.ask.FrameAnswer;
import org.multispa.evaluation.reward.ask.Tolerance.Reason;
import org.multispa.geometry.Vec3;
import tools.jackson.databind.json.JsonMapper;

/// A frame's reward as one line of JSON.
final class RewardJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String FORMAT = "multispa-reward-1";

    private RewardJson() {}

    /// What all lines of a video and target share.
    record Head(String clip, String target, String model, double goalMm, boolean goalGiven) {
        ClipReward reward(List<FrameReward> frames) {
            return new ClipReward(clip, target, model, goalMm, goalGiven, frames);
        }
    }

    record Decoded(Head head, FrameReward frame) {}

    static byte[] encode(ClipReward clip, FrameReward frame) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("format", FORMAT);
        line.put("clip", clip.clip());
        line.put("target", clip.target());
        line.put("model", clip.model());
        line.put("frame", frame.frame());
        line.put("image", frame.image());
        line.put("time_s", frame.seconds());
        line.put("state", frame.state().key());
        frame.reason().ifPresent(reason -> line.put("reason", reason.key()));
        frame.rawMm().ifPresent(mm -> line.put("raw_mm", mm));
        frame.vectorMm().ifPresent(vector -> line.put("vector_mm", list(vector)));
        frame.moved().ifPresent(moved -> line.put("moved", moved));
        frame.direction().ifPresent(direction -> line.put("direction", direction.text()));
        line.put("displacement_mm", frame.mm());
        line.put("progress", frame.progress());
        line.put("goal_mm", clip.goalMm());
        line.put("goal_given", clip.goalGiven());
        line.put("answers", frame.answers().stream().map(RewardJson::answer).toList());
        return MAPPER.writeValueAsBytes(line);
    }

    private static List<Double> list(Vec3 vector) {
        return List.of(vector.x(), vector.y(), vector.z());
    }

    private static Map<String, Object> answer(FrameAnswer answer) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("check", answer.check().key());
        switch (answer) {
            case FrameAnswer.Given given -> {
                tree.put("outcome", "answered");
                tree.put("mm", given.mm());
                given.vectorMm().ifPresent(vector -> tree.put("vector_mm", list(vector)));
                tree.put("rung", given.rung().key());
            }
            case FrameAnswer.Refused _ -> tree.put("outcome", "refused");
            case FrameAnswer.Unreadable _ -> tree.put("outcome", "unreadable");
            case FrameAnswer.Missing _ -> tree.put("outcome", "missing");
        }
        return tree;
    }

    static Decoded decode(byte[] bytes, int offset, int length) throws DatasetException {
        StrictObject line = StrictObject.parse(bytes, offset, length);
        try {
            String format = line.text("format");
            if (!format.equals(FORMAT)) {
                throw new DatasetException("expected format " + FORMAT + ", found '" + format + "'");
            }
            Head head = new Head(
                    line.text("clip"),
                    line.text("target"),
                    line.text("model"),
                    line.number("goal_mm"),
                    line.bool("goal_given"));
            Optional<String> reason = line.optionalText("reason");
            Optional<String> direction = line.optionalText("direction");
            FrameReward frame = new FrameReward(
                    line.integer("frame"),
                    line.text("image"),
                    line.number("time_s"),
                    named("state", RewardState.values(), RewardState::key, line.text("state")),
                    reason.isPresent()
                            ? Optional.of(named("reason", Reason.values(), Reason::key, reason.get()))
                            : Optional.empty(),
                    line.has("raw_mm") ? OptionalDouble.of(line.number("raw_mm")) : OptionalDouble.empty(),
                    vector(line),
                    line.has("moved") ? Optional.of(line.bool("moved")) : Optional.empty(),
                    direction.isPresent()
                            ? Optional.of(named("direction", Word.values(), Word::text, direction.get()))
                            : Optional.empty(),
                    line.number("displacement_mm"),
                    line.number("progress"),
                    answers(line));
            line.end();
            return new Decoded(head, frame);
        } catch (IllegalArgumentException e) {
            throw new DatasetException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<Vec3> vector(StrictObject line) throws DatasetException {
        if (!line.has("vector_mm")) {
            return Optional.empty();
        }
        List<Double> parts = line.numbers("vector_mm");
        if (parts.size() != 3) {
            throw new DatasetException("field 'vector_mm': expected x, y and z, found " + parts.size() + " numbers");
        }
        return Optional.of(new Vec3(parts.get(0), parts.get(1), parts.get(2)));
    }

    private static List<FrameAnswer> answers(StrictObject line) throws DatasetException {
        List<FrameAnswer> answers = new ArrayList<>();
        for (StrictObject one : line.objects("answers")) {
            Check check = named("check", Check.values(), Check::key, one.text("check"));
            String outcome = one.text("outcome");
            answers.add(
                    switch (outcome) {
                        case "answered" ->
                            new FrameAnswer.Given(
                                    check,
                                    one.number("mm"),
                                    vector(one),
                                    named("rung", Rung.values(), Rung::key, one.text("rung")));
                        case "refused" -> new FrameAnswer.Refused(check);
                        case "unreadable" -> new FrameAnswer.Unreadable(check);
                        case "missing" -> new FrameAnswer.Missing(check);
                        default -> throw new DatasetException("unknown outcome '" + outcome + "'");
                    });
            one.end();
        }
        return answers;
    }

    private static <T> T named(String what, T[] values, Function<T, String> key, String name) throws DatasetException {
        return Stream.of(values)
                .filter(value -> key.apply(value).equals(name))
                .findFirst()
                .orElseThrow(() -> new DatasetException("unknown " + what + " '" + name + "'"));
    }
}
