package org.multispa.dataset.export.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportData;
import org.multispa.dataset.export.ExportOptions;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.json.SampleJson;
import org.multispa.dataset.output.ImagesMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ParquetFormatTest {
    private static final int SHARD = 20;

    @TempDir
    private Path folder;

    private ExportData exported(ImagesMode mode) throws IOException {
        ExportData data = ExportData.write(folder, mode);
        ExportOptions options =
                new ExportOptions("rooms", ImageHandling.EMBED, SHARD, OptionalInt.empty(), Optional.empty());
        data.export(new ParquetFormat(), folder.resolve("out"), options);
        return data;
    }

    private String files(String split) {
        return "'" + folder.resolve("out/data").resolve(split + "-*.parquet") + "'";
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void every_sample_and_image_comes_back(ImagesMode mode) throws IOException, SQLException {
        ExportData data = exported(mode);
        try (Duck duck = new Duck()) {
            for (String split : List.of("train", "val")) {
                List<Sample> left = new ArrayList<>(data.samples().stream()
                        .filter(sample -> sample.split().equals(split))
                        .toList());
                duck.query(
                        "select *, len(images) as image_count, "
                                + "list_transform(images, i -> to_base64(i.bytes)) as pixels, "
                                + "list_transform(images, i -> i.path) as paths, "
                                + "list_transform(conversations, c -> c.\"from\" || ':' || c.value) as turns "
                                + "from read_parquet(" + files(split) + ", filename = true, file_row_number = true)"
                                + " order by filename, file_row_number",
                        row -> assertRow(row, left.removeFirst(), data));
                assertThat(left).isEmpty();
            }
        }
    }

    private static void assertRow(ResultSet row, Sample sample, ExportData data) throws SQLException {
        assertThat(row.getString("id")).isEqualTo(sample.id());
        assertThat(row.getString("answer")).isEqualTo(sample.truth().text());
        assertThat(row.getString("unit"))
                .isEqualTo(sample.subtask().unit().map(Answer.Unit::key).orElse(null));
        assertThat(row.getString("subtask")).isEqualTo(sample.subtask().id());
        assertThat(row.getString("question_type")).isEqualTo(sample.subtask().publishedName());
        assertThat(row.getString("answer_kind"))
                .isEqualToIgnoringCase(sample.subtask().answerKind().name());
        assertThat(row.getString("split")).isEqualTo(sample.split());
        assertThat(row.getString("scene")).isEqualTo(sample.provenance().scene());
        assertThat(row.getString("family")).isEqualTo(sample.provenance().family());
        assertThat(row.getString("question")).isEqualTo("How \"far\",\tπ or 漢 \uD83D\uDE00?\nSay it's 'it'.");
        assertThat(list(row, "widths"))
                .containsExactlyElementsOf(
                        sample.images().stream().map(Sample.Image::width).toList());
        assertThat(list(row, "heights"))
                .containsExactlyElementsOf(
                        sample.images().stream().map(Sample.Image::height).toList());
        assertThat(list(row, "turns"))
                .containsExactlyElementsOf(sample.conversations().stream()
                        .map(turn -> turn.from().key() + ":" + turn.value())
                        .toList());
        Object[] pixels = list(row, "pixels");
        assertThat(pixels).hasSize(sample.images().size());
        for (int i = 0; i < pixels.length; i++) {
            assertThat(Base64.getDecoder().decode((String) pixels[i])).isEqualTo(data.seen(sample, i));
        }
        assertThat(list(row, "paths")).allMatch(path -> ((String) path).endsWith(".jpg"));
        try {
            assertThat(new JsonMapper().readTree(row.getString("provenance")))
                    .isEqualTo(
                            new JsonMapper().readTree(SampleJson.encode(sample)).get("provenance"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Object[] list(ResultSet row, String column) throws SQLException {
        return (Object[]) row.getArray(column).getArray();
    }

    @Test
    void shards_are_named_and_filled_as_the_hub_expects() throws IOException, SQLException {
        ExportData data = exported(ImagesMode.DRAWN);
        long train =
                data.samples().stream().filter(s -> s.split().equals("train")).count();
        long shards = (train + SHARD - 1) / SHARD;
        try (Stream<Path> files = Files.list(folder.resolve("out/data"));
                Duck duck = new Duck()) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("train"))
                    .sorted()
                    .toList();
            assertThat(names).hasSize((int) shards);
            for (int i = 0; i < shards; i++) {
                assertThat(names.get(i)).isEqualTo(String.format("train-%05d-of-%05d.parquet", i, shards));
            }
            assertThat(duck.texts("select count(*) from read_parquet(" + files("train")
                            + ", filename = true) group by filename order by filename"))
                    .allMatch(count -> Integer.parseInt(count) <= SHARD)
                    .startsWith(Integer.toString(SHARD));
        }
    }

    @Test
    void columns_have_the_physical_types_of_datasets() throws IOException, SQLException {
        exported(ImagesMode.DRAWN);
        List<String> columns = new ArrayList<>();
        try (Duck duck = new Duck()) {
            duck.query(
                    "describe select * from read_parquet(" + files("train") + ")",
                    row -> columns.add(row.getString(1) + " " + row.getString(2)));
        }
        assertThat(columns)
                .startsWith("id VARCHAR", "images STRUCT(bytes BLOB, path VARCHAR)[]", "widths INTEGER[]")
                .contains("conversations STRUCT(\"from\" VARCHAR, \"value\" VARCHAR)[]", "unit VARCHAR");
    }

    @Test
    void the_features_in_the_metadata_name_every_column_in_order() throws IOException, SQLException {
        exported(ImagesMode.DRAWN);
        try (Duck duck = new Duck()) {
            List<String> texts = duck.texts("select decode(value) from parquet_kv_metadata(" + files("val")
                    + ") where decode(key) = 'huggingface'");
            assertThat(texts).isNotEmpty();
            JsonNode features =
                    new JsonMapper().readTree(texts.getFirst()).get("info").get("features");
            List<String> columns =
                    duck.texts("select column_name from (describe select * from read_parquet(" + files("val") + "))");
            assertThat(features.propertyNames()).containsExactlyElementsOf(columns);
            assertThat(features.get("images").toString())
                    .isEqualTo("{\"feature\":{\"_type\":\"Image\"},\"_type\":\"Sequence\"}");
        }
    }

    @Test
    void row_groups_stay_small_and_hold_no_statistics_of_pixels() throws IOException, SQLException {
        ExportData data = ExportData.write(folder, ImagesMode.LAZY, 3);
        data.export(new ParquetFormat(), folder.resolve("out"));
        try (Duck duck = new Duck()) {
            assertThat(duck.texts("select distinct row_group_num_rows from parquet_metadata(" + files("train")
                            + ") order by 1 desc"))
                    .startsWith("100");
            assertThat(duck.texts("select num_rows from parquet_file_metadata(" + files("train") + ")"))
                    .allMatch(rows -> Integer.parseInt(rows) > 100);
            duck.query(
                    "select row_group_num_rows, compression, path_in_schema, stats_min_value from parquet_metadata("
                            + files("train") + ")",
                    row -> {
                        assertThat(row.getLong(1)).isLessThanOrEqualTo(100);
                        assertThat(row.getString(2)).isEqualTo("UNCOMPRESSED");
                        if (row.getString(3).contains("bytes")) {
                            assertThat(row.getString(4)).isNull();
                        }
                    });
        }
    }

    @Test
    void encodings_are_listed_in_a_fixed_order() throws IOException, SQLException {
        exported(ImagesMode.DRAWN);
        List<String> order =
                List.of("PLAIN", "PLAIN_DICTIONARY", "RLE", "BIT_PACKED", "DELTA_BINARY_PACKED", "RLE_DICTIONARY");
        try (Duck duck = new Duck()) {
            assertThat(duck.texts("select encodings from parquet_metadata(" + files("train") + ")"))
                    .isNotEmpty()
                    .allSatisfy(encodings -> assertThat(List.of(encodings.split(", ", -1)))
                            .hasSizeGreaterThan(1)
                            .isSortedAccordingTo(Comparator.comparingInt(order::indexOf))
                            .isSubsetOf(order));
        }
    }

    @Test
    void the_card_names_the_files_of_each_split() throws IOException {
        exported(ImagesMode.DRAWN);
        String card = Files.readString(folder.resolve("out/README.md"));
        assertThat(card).startsWith("---\n");
        assertThat(card.substring(4, card.indexOf("\n---\n", 4)))
                .contains("- config_name: default")
                .contains("  - split: train\n    path: data/train-[0-9]*.parquet")
                .contains("  - split: val\n    path: data/val-[0-9]*.parquet");
    }
}
