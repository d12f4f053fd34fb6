package org.multispa.dataset.export.webdataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportData;
import org.multispa.dataset.export.ExportOptions;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.output.ImagesMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class WebDatasetFormatTest {
    @TempDir
    private Path folder;

    private static final int SHARD = 9;

    private Path out() {
        return folder.resolve("out");
    }

    private ExportData exported(ImagesMode mode) throws IOException {
        ExportData data = ExportData.write(folder, mode);
        ExportOptions options =
                new ExportOptions("set", ImageHandling.EMBED, SHARD, OptionalInt.empty(), Optional.empty());
        data.export(new WebDatasetFormat(), out(), options);
        return data;
    }

    private List<Path> shards() throws IOException {
        try (Stream<Path> files = Files.list(out())) {
            return files.filter(file -> file.toString().endsWith(".tar"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void every_sample_and_image_comes_back(ImagesMode mode) throws IOException {
        ExportData data = exported(mode);
        List<Sample> samples = data.samples();
        Map<Integer, Sample> missing = new TreeMap<>();
        for (int i = 0; i < samples.size(); i++) {
            missing.put(i, samples.get(i));
        }
        for (Path shard : shards()) {
            List<PlainTar.Entry> entries = PlainTar.read(shard);
            int perSample = 1 + Integer.parseInt(shard.getFileName().toString().split("-", -1)[1]);
            assertThat(entries.size()).isLessThanOrEqualTo(SHARD * perSample).isPositive();
            assertThat(entries.size() % perSample).isZero();
            for (int at = 0; at < entries.size(); at += perSample) {
                String key = entries.get(at).name().substring(0, 9);
                Sample sample = Objects.requireNonNull(missing.remove(Integer.parseInt(key)), key);
                assertThat(shard.getFileName().toString()).startsWith(sample.split() + "-");
                assertThat(sample.images()).hasSize(perSample - 1);
                assertThat(entries.get(at).name()).isEqualTo(key + ".json");
                assertRecord(entries.get(at).bytes(), sample);
                for (int i = 0; i < perSample - 1; i++) {
                    PlainTar.Entry image = entries.get(at + 1 + i);
                    assertThat(image.name()).isEqualTo(key + "." + i + ".jpg");
                    assertThat(image.bytes()).isEqualTo(data.seen(sample, i));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static void assertRecord(byte[] json, Sample sample) {
        JsonNode record = new JsonMapper().readTree(json);
        assertThat(record.propertyNames())
                .containsExactly(
                        "id",
                        "conversations",
                        "question",
                        "answer",
                        "answer_kind",
                        "unit",
                        "subtask",
                        "question_type",
                        "split",
                        "provenance");
        assertThat(record.get("id").stringValue()).isEqualTo(sample.id());
        assertThat(record.get("answer").stringValue()).isEqualTo(sample.truth().text());
        assertThat(record.get("question").stringValue()).doesNotContain("<image>");
        assertThat(record.get("subtask").stringValue())
                .isEqualTo(sample.subtask().id());
        assertThat(record.get("conversations").size())
                .isEqualTo(sample.conversations().size());
        assertThat(record.get("conversations").get(0).get("value").stringValue())
                .isEqualTo(sample.conversations().getFirst().value());
        JsonNode provenance = new JsonMapper().readTree(record.get("provenance").stringValue());
        assertThat(provenance.get("scene").stringValue())
                .isEqualTo(sample.provenance().scene());
    }

    @Test
    void fields_have_one_type_in_all_records() throws IOException {
        exported(ImagesMode.DRAWN);
        Map<String, String> types = new TreeMap<>();
        for (Path shard : shards()) {
            for (PlainTar.Entry entry : PlainTar.read(shard)) {
                if (entry.name().endsWith(".json")) {
                    for (var field : new JsonMapper().readTree(entry.bytes()).properties()) {
                        String type = field.getValue().getNodeType().name();
                        assertThat(types.computeIfAbsent(field.getKey(), _ -> type))
                                .as(field.getKey())
                                .isEqualTo(type);
                    }
                }
            }
        }
        assertThat(types).hasSize(10);
    }

    @Test
    void nothing_tells_of_machine_user_or_time() throws IOException {
        exported(ImagesMode.DRAWN);
        assertThat(shards())
                .isNotEmpty()
                .allSatisfy(shard -> assertThat(PlainTar.read(shard)).allSatisfy(entry -> {
                    assertThat(entry.modified()).isZero();
                    assertThat(entry.owner()).isEqualTo("0/0/");
                    assertThat(entry.mode()).endsWith("644");
                }));
    }

    @Test
    void shards_are_numbered_without_gaps() throws IOException {
        exported(ImagesMode.DRAWN);
        Map<String, Integer> next = new TreeMap<>();
        for (Path shard : shards()) {
            String name = shard.getFileName().toString();
            String prefix = name.substring(0, name.length() - "-000000.tar".length());
            assertThat(name).isEqualTo(String.format("%s-%06d.tar", prefix, next.merge(prefix, 1, Integer::sum) - 1));
        }
        assertThat(next).containsKeys("train-1-image", "train-2-images", "train-3-images", "val-2-images");
    }

    @Test
    void the_tar_command_lists_the_same_names() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/tar")).exists();
        exported(ImagesMode.LAZY);
        for (Path shard : shards()) {
            Process tar = new ProcessBuilder("/usr/bin/tar", "tf", shard.toString())
                    .redirectErrorStream(true)
                    .start();
            String names = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tar.waitFor()).as(names).isZero();
            assertThat(names.lines())
                    .containsExactlyElementsOf(PlainTar.read(shard).stream()
                            .map(PlainTar.Entry::name)
                            .toList());
        }
    }
}
