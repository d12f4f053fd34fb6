package org.multispa.dataset.export.lmmseval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportData;
import org.multispa.dataset.export.ExportOptions;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.export.Selection;
import org.multispa.dataset.export.parquet.Duck;
import org.multispa.dataset.output.ImagesMode;

final class LmmsEvalFormatTest {
    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    private ExportData exported() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.LAZY);
        data.export(
                new LmmsEvalFormat(),
                out(),
                ExportOptions.with(ImageHandling.EMBED),
                new Selection(Set.of("train"), Set.of(), 100));
        return data;
    }

    @Test
    void a_task_is_one_split() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.LAZY);
        assertThatThrownBy(() -> data.export(new LmmsEvalFormat(), out()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContainingAll("'train' and 'val'", "--split");
        assertThat(out()).doesNotExist();
    }

    @Test
    void every_task_leads_to_its_samples_and_images() throws IOException, SQLException {
        ExportData data = exported();
        Map<String, Sample> left = new TreeMap<>();
        data.samples().stream()
                .filter(sample -> sample.split().equals("train"))
                .forEach(sample -> left.put(sample.id(), sample));
        List<String> group = Files.readAllLines(out().resolve("multispa.yaml"));
        assertThat(group).startsWith("group: multispa", "task:").contains("- metric: accuracy");
        try (Duck duck = new Duck()) {
            for (String line : group.subList(2, group.indexOf("aggregate_metric_list:"))) {
                String task = line.substring(2);
                List<String> yaml = Files.readAllLines(out().resolve(task + ".yaml"));
                assertThat(yaml)
                        .startsWith(
                                "include: _default_template_yaml",
                                "task: " + task,
                                "dataset_kwargs:",
                                "  data_files:",
                                "    test:");
                for (String file : yaml.subList(5, yaml.size())) {
                    assertThat(file).startsWith("    - '/").endsWith("'");
                    duck.query(
                            "select id, answer, list_transform(images, i -> to_base64(i.bytes)) from read_parquet("
                                    + file.substring(6) + ")",
                            row -> {
                                Sample sample = Objects.requireNonNull(left.remove(row.getString(1)), task);
                                assertThat(task)
                                        .isEqualTo("multispa_"
                                                + sample.subtask().id().replace('-', '_'));
                                assertThat(row.getString(2))
                                        .isEqualTo(sample.truth().text());
                                Object[] images = (Object[]) row.getArray(3).getArray();
                                assertThat(images).hasSize(sample.images().size());
                                for (int i = 0; i < images.length; i++) {
                                    assertThat(Base64.getDecoder().decode((String) images[i]))
                                            .isEqualTo(data.seen(sample, i));
                                }
                            });
                }
            }
        }
        assertThat(left).isEmpty();
    }

    @Test
    void functions_that_the_template_names_are_there() throws IOException {
        exported();
        String utils = Files.readString(out().resolve("utils.py"));
        List<String> named;
        try (Stream<String> lines = Files.lines(out().resolve("_default_template_yaml"))) {
            named = lines.filter(line -> line.contains("!function utils."))
                    .map(line -> line.replaceAll(".*!function utils\\.", ""))
                    .toList();
        }
        assertThat(named).hasSize(3).allSatisfy(name -> assertThat(utils).contains("def " + name + "(doc"));
    }
}
