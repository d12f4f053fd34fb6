package org.multispa.evaluation.reward.ask;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.Usage;
import org.multispa.evaluation.reward.clip.PointPath;
import org.multispa.evaluation.reward.clip.PointTruth;
import org.multispa.geometry.Vec3;
import org.multispa.images.ImageSize;

/// Answers from a point's track, in the form in which answers are written: the best that any model could do.
///
/// @param point the track's name, unique among all that are asked about
/// @param size of the images
public record TruthRespondent(String point, PointTruth truth, PointPath path, ImageSize size) implements Respondent {
    @Override
    public String name() {
        return "baseline oracle";
    }

    @Override
    public SortedMap<String, Object> parameters() {
        return new TreeMap<>(Map.of("point", point));
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public Reply answer(Question question, List<byte[]> images) throws IOException {
        return new Reply("`" + answer(question).text() + "`", Usage.NONE);
    }

    private Answer answer(Question question) throws IOException {
        return switch (question.sample().truth()) {
            case Answer.Pixel _ ->
                path.spot(question.to())
                        .map(spot -> spot.pixel(size))
                        .orElseThrow(() -> new IOException("frame " + question.to() + " does not show the point"));
            case Answer.Vector _ -> Answer.vectorMillimetres(motion(question));
            case Answer.Scalar _, Answer.Choice _, Answer.Direction _, Answer.Motion _ ->
                Answer.millimetres(motion(question).norm());
        };
    }

    private Vec3 motion(Question question) throws IOException {
        return truth.motion(question.from(), question.to())
                .orElseThrow(() -> new IOException(
                        "no place of the point is known in frame " + question.from() + " or " + question.to()));
    }
}
