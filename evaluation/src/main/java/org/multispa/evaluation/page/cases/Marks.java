package org.multispa.evaluation.page.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.page.cases.Case.Replied;
import org.multispa.evaluation.page.cases.Picture.Mark;

/// Where the places lie that a question and its answers give as numbers. Dots that the question itself draws are
/// not among them.
final class Marks {
    private Marks() {}

    static List<Mark> of(Sample sample, int image, List<Replied> replies) {
        List<Mark> marks = new ArrayList<>();
        boolean byNumbers = sample.subtask().reference() == Subtask.Reference.COORDINATE;
        if (byNumbers && image == 0) {
            asked(sample).ifPresent(marks::add);
        }
        if (image == sample.images().size() - 1) {
            sample.provenance()
                    .otherPixel()
                    .filter(_ -> byNumbers)
                    .ifPresent(other -> marks.add(mark(Mark.Kind.OTHER, other, sample)));
            if (sample.truth() instanceof Answer.Pixel truth) {
                marks.add(mark(Mark.Kind.TRUTH, truth, sample));
            }
            for (int i = 0; i < replies.size(); i++) {
                Mark.Kind kind = kind(i, replies.size());
                replies.get(i)
                        .scored()
                        .answer()
                        .filter(Answer.Pixel.class::isInstance)
                        .map(Answer.Pixel.class::cast)
                        .ifPresent(given -> marks.add(mark(kind, given, sample)));
            }
        }
        return marks;
    }

    private static Mark.Kind kind(int reply, int replies) {
        if (replies == 1) {
            return Mark.Kind.ANSWER;
        }
        return reply == 0 ? Mark.Kind.FIRST_ANSWER : Mark.Kind.SECOND_ANSWER;
    }

    /// The point that a question names in its first image; those that are compared are truth and other.
    private static Optional<Mark> asked(Sample sample) {
        Map<String, Double> raw = sample.provenance().raw();
        boolean isPair = sample.subtask() == Subtask.CORRESPONDENCE_COORDINATE;
        Double u = raw.get(isPair ? "u1_px" : "u_px");
        Double v = raw.get(isPair ? "v1_px" : "v_px");
        return u == null || v == null ? Optional.empty() : Optional.of(new Mark(Mark.Kind.ASKED, u, v));
    }

    /// The middle of a pixel in thousandths of the last image's sides.
    private static Mark mark(Mark.Kind kind, Answer.Pixel pixel, Sample sample) {
        Sample.Image image = sample.images().getLast();
        return new Mark(kind, (pixel.x() + 0.5) * image.width() / 1000, (pixel.y() + 0.5) * image.height() / 1000);
    }
}
