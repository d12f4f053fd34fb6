package org.multispa.training.mixture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.json.SampleJson;
import org.multispa.images.ImageSize;
import org.multispa.model.chat.Turn;

/// Reads the lines of a data set.
///
/// @param source which samples are wanted
/// @param images where image paths start
/// @param draws whether marks are still to be drawn
record FolderSamples(Source.DataFolder source, Path images, boolean draws) {
    /// @param place set, file and number
    /// @throws DatasetException if the line is broken, or not what its file's name promises
    RawSample read(byte[] line, String place) throws DatasetException {
        Sample sample = SampleJson.decode(line);
        if ((!source.subtasks().isEmpty() && !source.subtasks().contains(sample.subtask()))
                || (!source.splits().isEmpty() && !source.splits().contains(sample.split()))) {
            throw new DatasetException("expected a sample as its file's name says, found one of "
                    + sample.subtask().id() + " in split " + sample.split());
        }
        if (sample.isBenchmark()) {
            throw new DatasetException("a benchmark's question has no answer to learn; choose a split for training");
        }
        String name = place + " ('" + sample.id() + "')";
        return switch (source.lesson()) {
            case QUESTIONS ->
                new RawSample(
                        name, images(sample, draws ? marks(sample) : bare(sample)), Optional.empty(), turns(sample));
            case MARKS -> lesson(name, sample, MarkLesson.marks(sample));
            case PLACES -> lesson(name, sample, MarkLesson.places(sample));
        };
    }

    private RawSample lesson(String name, Sample sample, MarkLesson lesson) {
        return new RawSample(name, images(sample, lesson.overlays()), Optional.empty(), lesson.turns());
    }

    private List<ImageRef> images(Sample sample, List<Optional<Overlay>> overlays) {
        List<ImageRef> refs = new ArrayList<>();
        for (int i = 0; i < sample.images().size(); i++) {
            Sample.Image image = sample.images().get(i);
            refs.add(new ImageRef(
                    images.resolve(image.path()),
                    Optional.of(new ImageSize(image.width(), image.height())),
                    overlays.get(i)));
        }
        return refs;
    }

    private static List<Optional<Overlay>> marks(Sample sample) {
        return IntStream.range(0, sample.images().size())
                .mapToObj(image ->
                        sample.overlay(image).filter(overlay -> !overlay.dots().isEmpty()))
                .toList();
    }

    private static List<Optional<Overlay>> bare(Sample sample) {
        return Collections.nCopies(sample.images().size(), Optional.empty());
    }

    private static List<Turn> turns(Sample sample) {
        return sample.conversations().stream()
                .map(turn -> switch (turn.from()) {
                    case HUMAN -> Turn.user(turn.value());
                    case GPT -> Turn.assistant(turn.value());
                })
                .toList();
    }
}
