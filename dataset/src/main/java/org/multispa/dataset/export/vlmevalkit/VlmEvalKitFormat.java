package org.multispa.dataset.export.vlmevalkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.export.SampleText;

/// VLMEvalKit's tables: questions with lettered options in `<name>_choice.tsv`, all others in
/// `<name>_openended.tsv`. It takes a table with columns A and B for multiple choice, so the two must be apart.
public final class VlmEvalKitFormat implements ExportFormat {
    private static final List<String> LETTERS = List.of("A", "B", "C", "D");

    @Override
    public String name() {
        return "vlmevalkit";
    }

    @Override
    public String description() {
        return "VLMEvalKit: TSV tables with base64 images";
    }

    @Override
    public List<ImageHandling> imageHandlings() {
        return List.of(ImageHandling.EMBED);
    }

    @Override
    public ExportWriter open(ExportTarget target) {
        return new Writer(target);
    }

    private static final class Writer implements ExportWriter {
        private final ExportTarget target;
        private Optional<TsvFile> choice = Optional.empty();
        private Optional<TsvFile> openEnded = Optional.empty();

        Writer(ExportTarget target) {
            this.target = target;
        }

        @Override
        public void write(ExportSample exported) throws IOException {
            List<String> letters = letters(exported.sample());
            if (letters.isEmpty()) {
                if (openEnded.isEmpty()) {
                    openEnded = Optional.of(table("_openended", List.of()));
                }
                openEnded.get().write(cells(exported, List.of()));
            } else {
                if (choice.isEmpty()) {
                    choice = Optional.of(table("_choice", LETTERS));
                }
                choice.get()
                        .write(cells(
                                exported,
                                LETTERS.stream()
                                        .map(letter -> letters.contains(letter) ? "the point marked " + letter : "")
                                        .toList()));
            }
        }

        private TsvFile table(String suffix, List<String> options) throws IOException {
            List<String> head = new ArrayList<>(List.of("index", "image", "question"));
            head.addAll(options);
            head.addAll(List.of("answer", "category", "split", "id", "unit"));
            return new TsvFile(target.file(target.options().name() + suffix + ".tsv"), head);
        }

        private static List<String> cells(ExportSample exported, List<String> options) {
            Sample sample = exported.sample();
            List<String> cells = new ArrayList<>();
            cells.add(Long.toString(exported.number()));
            cells.add(images(exported));
            cells.add(SampleText.plainQuestion(sample));
            cells.addAll(options);
            cells.add(sample.truth().text());
            cells.add(sample.subtask().id());
            cells.add(sample.split());
            cells.add(sample.id());
            cells.add(sample.subtask().unit().map(Answer.Unit::key).orElse(""));
            return cells;
        }

        /// Base64 of the image; of several, a list as Python writes it.
        private static String images(ExportSample exported) {
            List<String> encoded = exported.images().stream()
                    .map(image -> Base64.getEncoder().encodeToString(image.bytes()))
                    .toList();
            return encoded.size() == 1
                    ? encoded.getFirst()
                    : encoded.stream().collect(Collectors.joining("', '", "['", "']"));
        }

        /// The letters one can choose from: those drawn beside dots. None if that is no choice among A to D.
        private static List<String> letters(Sample sample) {
            if (!(sample.truth() instanceof Answer.Choice truth)) {
                return List.of();
            }
            List<String> drawn = sample.provenance().overlays().stream()
                    .flatMap(overlay -> overlay.dots().stream())
                    .map(Overlay.Dot::label)
                    .filter(label -> !label.isEmpty())
                    .distinct()
                    .toList();
            return drawn.contains(truth.label()) && LETTERS.containsAll(drawn) ? drawn : List.of();
        }

        @Override
        public void finish() throws IOException {
            if (choice.isPresent()) {
                choice.get().commit();
            }
            if (openEnded.isPresent()) {
                openEnded.get().commit();
            }
        }

        @Override
        public void close() throws IOException {
            if (choice.isPresent()) {
                choice.get().close();
            }
            if (openEnded.isPresent()) {
                openEnded.get().close();
            }
        }
    }
}
