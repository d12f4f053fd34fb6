package org.multispa.evaluation.reward.ask;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.dataset.Answer;
import org.multispa.evaluation.extract.Extraction;
import org.multispa.evaluation.extract.Extractor;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.reward.clip.Spot;
import org.multispa.evaluation.reward.clip.Target;
import org.multispa.geometry.Vec3;
import org.multispa.images.ImageSize;

/// Asks about one frame in every way that is wanted, until an answer is none. The way back needs the point's place
/// in the frame; where no track tells it, the model is asked for that first.
///
/// @param size of the images
record FrameTask(AskSettings settings, Questions questions, Inquiry inquiry, Target target, ImageSize size) {
    List<FrameAnswer> answers(int frame) throws IOException, InterruptedException {
        List<FrameAnswer> answers = new ArrayList<>();
        for (Check check : Check.values()) {
            if (settings.checks().contains(check)) {
                FrameAnswer answer = switch (check) {
                    case FIRST, WORDING -> answer(questions.motion(check, frame), check);
                    case REVERSED -> reversed(frame);
                };
                answers.add(answer);
                if (!(answer instanceof FrameAnswer.Given)) {
                    break;
                }
            }
        }
        return answers;
    }

    private FrameAnswer reversed(int frame) throws IOException, InterruptedException {
        return switch (target) {
            case Target.Thing _ -> answer(questions.reversed(frame, Optional.empty()), Check.REVERSED);
            case Target.Point point -> {
                Optional<Spot> known = point.path().spot(frame);
                if (known.isPresent()) {
                    yield answer(questions.reversed(frame, known), Check.REVERSED);
                }
                Question where = questions.whereabouts(frame);
                Optional<String> reply = inquiry.reply(where);
                if (reply.isEmpty()) {
                    yield new FrameAnswer.Missing(Check.REVERSED);
                }
                yield switch (Extractor.extract(where.sample(), reply.get())) {
                    case Extraction.Found(Answer.Pixel pixel, Rung _) ->
                        answer(questions.reversed(frame, Optional.of(Spot.of(pixel, size))), Check.REVERSED);
                    case Extraction.Refused _ -> new FrameAnswer.Refused(Check.REVERSED);
                    case Extraction.Found _, Extraction.Unreadable _ -> new FrameAnswer.Unreadable(Check.REVERSED);
                };
            }
        };
    }

    private FrameAnswer answer(Question question, Check check) throws IOException, InterruptedException {
        Optional<String> reply = inquiry.reply(question);
        if (reply.isEmpty()) {
            return new FrameAnswer.Missing(check);
        }
        return switch (Extractor.extract(question.sample(), reply.get())) {
            case Extraction.Found found -> motion(found, check);
            case Extraction.Refused _ -> new FrameAnswer.Refused(check);
            case Extraction.Unreadable _ -> new FrameAnswer.Unreadable(check);
        };
    }

    /// A negative length is no motion. The way back of a resting camera is turned round.
    private FrameAnswer motion(Extraction.Found found, Check check) {
        return switch (found.answer()) {
            case Answer.Scalar scalar
            when scalar.value() >= 0 -> new FrameAnswer.Given(check, scalar.value(), Optional.empty(), found.rung());
            case Answer.Vector v -> {
                Vec3 vector = new Vec3(v.x(), v.y(), v.z());
                boolean back = check == Check.REVERSED;
                Optional<Vec3> forth = back && settings.movingCamera()
                        ? Optional.empty()
                        : Optional.of(back ? Vec3.ZERO.minus(vector) : vector);
                yield new FrameAnswer.Given(check, vector.norm(), forth, found.rung());
            }
            case Answer.Scalar _, Answer.Choice _, Answer.Direction _, Answer.Pixel _, Answer.Motion _ ->
                new FrameAnswer.Unreadable(check);
        };
    }
}
