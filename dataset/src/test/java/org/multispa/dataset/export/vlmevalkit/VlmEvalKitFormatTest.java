package org.multispa.dataset.export.vlmevalkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.export.ExportData;
import org.multispa.dataset.export.ExportOptions;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.export.Selection;
import org.multispa.dataset.output.ImagesMode;

final class VlmEvalKitFormatTest {
    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    private List<Map<String, String>> rows(String name) throws IOException {
        return PlainTsv.rows(Files.readString(out().resolve(name)));
    }

    /// As VLMEvalKit does: a text in brackets is a Python list of texts.
    private static List<byte[]> images(String cell) {
        List<byte[]> images = new ArrayList<>();
        String list = cell.startsWith("[") ? cell.substring(1, cell.length() - 1) : "'" + cell + "'";
        for (String item : list.split(", ", -1)) {
            assertThat(item).startsWith("'").endsWith("'");
            images.add(Base64.getDecoder().decode(item.substring(1, item.length() - 1)));
        }
        return images;
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void every_sample_and_image_comes_back(ImagesMode mode) throws IOException {
        ExportData data = ExportData.write(folder, mode);
        data.export(new VlmEvalKitFormat(), out());
        List<Sample> samples = data.samples();
        Set<Integer> seen = new TreeSet<>();
        for (String table : List.of("multispa_choice.tsv", "multispa_openended.tsv")) {
            for (Map<String, String> row : rows(table)) {
                int index = Integer.parseInt(row.get("index"));
                assertThat(seen.add(index)).isTrue();
                Sample sample = samples.get(index);
                assertThat(row)
                        .containsEntry("id", sample.id())
                        .containsEntry("answer", sample.truth().text())
                        .containsEntry("category", sample.subtask().id())
                        .containsEntry("split", sample.split())
                        .containsEntry("question", "How \"far\",\tπ or 漢 \uD83D\uDE00?\nSay it's 'it'.");
                String cell = Objects.requireNonNull(row.get("image"));
                List<byte[]> images = images(cell);
                assertThat(cell.length()).isGreaterThan(64);
                assertThat(images).hasSameSizeAs(sample.images());
                for (int i = 0; i < images.size(); i++) {
                    assertThat(images.get(i)).isEqualTo(data.seen(sample, i));
                }
            }
        }
        assertThat(seen).hasSameSizeAs(samples);
    }

    @Test
    void only_questions_with_lettered_points_are_multiple_choice() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        data.export(new VlmEvalKitFormat(), out());
        List<Map<String, String>> choice = rows("multispa_choice.tsv");
        assertThat(choice)
                .allSatisfy(row -> {
                    assertThat(row.keySet())
                            .containsExactly(
                                    "index",
                                    "image",
                                    "question",
                                    "A",
                                    "B",
                                    "C",
                                    "D",
                                    "answer",
                                    "category",
                                    "split",
                                    "id",
                                    "unit");
                    assertThat(row)
                            .containsEntry("A", "the point marked A")
                            .containsEntry("B", "the point marked B")
                            .containsEntry("C", "")
                            .containsEntry("D", "");
                    assertThat(row.get("answer")).isIn("A", "B");
                })
                .extracting(row -> row.get("category"))
                .contains(Subtask.CORRESPONDENCE_CHOICE.id(), Subtask.DEPTH_COMPARISON_DOT.id());
        assertThat(rows("multispa_openended.tsv"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.keySet()).doesNotContain("A", "B", "C", "D"));
    }

    @Test
    void a_table_that_would_be_empty_is_not_written() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        data.export(
                new VlmEvalKitFormat(),
                out(),
                ExportOptions.with(ImageHandling.EMBED),
                new Selection(Set.of(), Set.of(Subtask.CAMERA_VECTOR), 10));
        assertThat(out().resolve("multispa_choice.tsv")).doesNotExist();
        assertThat(rows("multispa_openended.tsv")).hasSize(3);
    }
}
