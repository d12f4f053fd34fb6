package org.multispa.training.mixture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.model.chat.Turn;

/// A sample turned into a lesson in reading marks: what is asked is not its question, but which marks are drawn and
/// where. No truth about space is in the answer.
///
/// The answer names image by image, apart by a slash, each mark by its letter (`o` where it has none), the row and the
/// column of its centre on a grid of eight by eight over the image, counted from 0 at the top left:
/// `o35 / A44 B14 C01 D50`. Images without marks are left out.
final class MarkList {
    private static final String TASK = "List the marks.";
    private static final String IMAGE = "<image>";
    private static final int GRID = 8;

    private MarkList() {}

    /// @throws DatasetException if no mark is drawn on any image
    static List<Turn> turns(Sample sample) throws DatasetException {
        String marks = IntStream.range(0, sample.images().size())
                .mapToObj(image -> marks(sample, image))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" / "));
        if (marks.isEmpty()) {
            throw new DatasetException(
                    "expected marks to list, found none; choose subtasks that end in -dot or -choice");
        }
        String images = sample.conversations()
                .getFirst()
                .value()
                .lines()
                .filter(line -> line.contains(IMAGE))
                .collect(Collectors.joining("\n"));
        return List.of(Turn.user(images + "\n" + TASK), Turn.assistant(marks));
    }

    private static Optional<String> marks(Sample sample, int image) {
        Sample.Image size = sample.images().get(image);
        return sample.overlay(image)
                .map(Overlay::dots)
                .filter(dots -> !dots.isEmpty())
                .map(dots -> dots.stream().map(dot -> mark(dot, size)).collect(Collectors.joining(" ")));
    }

    private static String mark(Overlay.Dot dot, Sample.Image size) {
        return (dot.label().isEmpty() ? "o" : dot.label()) + cell(dot.v(), size.height()) + cell(dot.u(), size.width());
    }

    private static int cell(double at, int side) {
        return Math.clamp((long) Math.floor(GRID * at / side), 0, GRID - 1);
    }
}
