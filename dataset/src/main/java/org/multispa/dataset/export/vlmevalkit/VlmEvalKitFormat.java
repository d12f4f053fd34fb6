package org.multispa.dataset.export.vlmevalkit;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.export.PartedWriter;
import org.multispa.dataset.export.SampleText;

/// VLMEvalKit's tables: questions with lettered options in `<name>_choice.tsv`, all others in
/// `<name>_openended.tsv`. It takes a table with columns A and B for multiple choice, so the two must be apart.
public final class VlmEvalKitFormat implements ExportFormat {
    private static final String CHOICE = "choice";
    private static final String OPEN_ENDED = "openended";
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
        return new PartedWriter<>(
                exported -> letters(exported.sample()).isEmpty() ? OPEN_ENDED : CHOICE,
                part -> new TsvFile(
                        target.file(target.options().name() + "_" + part + ".tsv"),
                        part.equals(CHOICE) ? columns(LETTERS) : columns(List.of()),
                        part.equals(CHOICE) ? VlmEvalKitFormat::choiceCells : VlmEvalKitFormat::openEndedCells));
    }

    private static List<String> columns(List<String> options) {
        List<String> columns = new ArrayList<>(List.of("index", "image", "question"));
        columns.addAll(options);
        columns.addAll(List.of("answer", "category", "split", "id", "unit"));
        return columns;
    }

    private static List<String> openEndedCells(ExportSample exported) {
        return cells(exported, List.of());
    }

    private static List<String> choiceCells(ExportSample exported) {
        List<String> letters = letters(exported.sample());
        return cells(
                exported,
                LETTERS.stream()
                        .map(letter -> letters.contains(letter) ? "the point marked " + letter : "")
                        .toList());
    }

    private static List<String> cells(ExportSample exported, List<String> options) {
        Sample sample = exported.sample();
        List<String> cells = new ArrayList<>();
        cells.add(Long.toString(exported.number()));
        cells.add(images(exported));
        cells.add(sample.plainQuestion());
        cells.addAll(options);
        cells.add(sample.truth().text());
        cells.add(sample.subtask().id());
        cells.add(sample.split());
        cells.add(sample.id());
        cells.add(SampleText.unit(sample));
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
}
