package org.multispa.evaluation.neighbours.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Picture;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.rows.Row;

final class ParquetRowsTest {
    private static final String QUERY = "SELECT i::BIGINT AS idx, 'q' || i AS question, i / 4.0::DOUBLE AS part,"
            + " i %% 2 = 0 AS even, ['a' || i, NULL, 'c'] AS choices,"
            + " {'skills': ['s1', 's2'], 'grade': NULL::VARCHAR, 'width': i::INTEGER} AS facts,"
            + " CASE WHEN i %% 3 = 0 THEN NULL ELSE {'bytes': ('image ' || i)::BLOB, 'path': 'p'} END AS image_1,"
            + " [{'bytes': ('x' || i)::BLOB, 'path': NULL::VARCHAR}, {'bytes': ('y' || i)::BLOB, 'path': 'z'}] AS images,"
            + " NULL::VARCHAR AS nothing FROM range(%d) t(i)";

    @TempDir
    private Path folder;

    private static List<Row> rows(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        new ParquetRows(file).read(_ -> {}, rows::add);
        return rows;
    }

    private static String text(Picture picture) throws IOException {
        return new String(picture.bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void texts_numbers_lists_and_structs_are_read_whatever_the_compression() throws IOException {
        for (String codec : List.of("uncompressed", "snappy", "gzip", "lz4_raw")) {
            Path file =
                    Published.parquet(folder.resolve(codec + ".parquet"), QUERY.formatted(10), "codec '" + codec + "'");
            List<Row> rows = rows(file);
            assertThat(rows).as(codec).hasSize(10);
            assertThat(rows.get(3).values())
                    .containsEntry("idx", 3L)
                    .containsEntry("question", "q3")
                    .containsEntry("part", 0.75)
                    .containsEntry("even", false)
                    .containsEntry("choices", List.of("a3", "c"))
                    .containsEntry("facts", Map.of("skills", List.of("s1", "s2"), "width", 3L))
                    .doesNotContainKeys("nothing", "image_1", "images");
            assertThat(rows.get(3).place()).isEqualTo(codec + ".parquet: row 4");
        }
    }

    @Test
    void newer_pages_are_read_too() throws IOException {
        Path file = Published.parquet(
                folder.resolve("v2.parquet"), QUERY.formatted(3000), "codec 'snappy', parquet_version 'V2'");
        List<Row> rows = rows(file);
        assertThat(rows).hasSize(3000);
        assertThat(rows.get(2999).text("question")).contains("q2999");
        assertThat(text(rows.get(2998).pictures("image_1").getFirst())).isEqualTo("image 2998");
    }

    @Test
    void images_are_counted_and_read_when_asked_for_in_any_order() throws IOException {
        Path file = Published.parquet(
                folder.resolve("a.parquet"), QUERY.formatted(5000), "codec 'snappy', row_group_size 2048");
        List<Row> rows = rows(file);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 5000; i += 97) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(1));
        for (int i : order) {
            assertThat(rows.get(i).pictures("image_1")).hasSize(i % 3 == 0 ? 0 : 1);
            for (Picture picture : rows.get(i).pictures("image_1")) {
                assertThat(text(picture)).isEqualTo("image " + i);
            }
            List<Picture> images = rows.get(i).pictures("images");
            assertThat(images).hasSize(2);
            assertThat(text(images.get(1))).isEqualTo("y" + i);
            assertThat(text(images.get(0))).isEqualTo("x" + i);
        }
    }

    @Test
    void every_image_has_a_key_of_its_own_that_another_file_does_not_share() throws IOException {
        List<Row> rows = rows(Published.parquet(folder.resolve("a.parquet"), QUERY.formatted(50)));
        List<String> keys = new ArrayList<>();
        for (Row row : rows) {
            for (Picture picture : row.pictures("images")) {
                keys.add(picture.key());
            }
        }
        List<Row> other = rows(Published.parquet(folder.resolve("b.parquet"), QUERY.formatted(51)));
        keys.add(other.getFirst().pictures("images").getFirst().key());
        assertThat(keys).hasSize(101).doesNotHaveDuplicates();
    }

    @Test
    void plain_bytes_are_an_image() throws IOException {
        Path file = Published.parquet(folder.resolve("a.parquet"), "SELECT 'abc'::BLOB AS image, 'q' AS question");
        Row row = rows(file).getFirst();
        assertThat(text(row.pictures("image").getFirst())).isEqualTo("abc");
        assertThat(row.text("question")).contains("q");
    }

    @Test
    void a_file_without_rows_has_none() throws IOException {
        assertThat(rows(Published.parquet(folder.resolve("a.parquet"), QUERY.formatted(0))))
                .isEmpty();
    }

    @Test
    void what_is_compressed_in_another_way_is_refused_by_name() throws IOException {
        Path file = Published.parquet(folder.resolve("a.parquet"), QUERY.formatted(10), "codec 'zstd'");
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("a.parquet")
                .hasMessageContaining("ZSTD")
                .hasMessageContaining("SNAPPY");
    }

    @Test
    void what_is_no_parquet_is_refused() throws IOException {
        for (byte[] wrong : List.of(
                new byte[0],
                "version https://git-lfs.github.com/spec/v1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "PAR1PAR1".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            Path file = Files.write(folder.resolve("wrong.parquet"), wrong);
            assertThatThrownBy(() -> rows(file))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("wrong.parquet");
        }
    }

    @Test
    void a_footer_that_claims_more_than_there_is_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(Published.parquet(folder.resolve("a.parquet"), QUERY.formatted(10)));
        byte[] wrong = whole.clone();
        Arrays.fill(wrong, wrong.length - 8, wrong.length - 4, (byte) 0x7F);
        Path file = Files.write(folder.resolve("b.parquet"), wrong);
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("footer of at most");
    }

    @Test
    void a_file_cut_anywhere_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(Published.parquet(folder.resolve("a.parquet"), QUERY.formatted(200)));
        for (int length = 0; length < whole.length; length += 101) {
            Path file = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> rows(file)).isInstanceOf(DatasetException.class);
        }
    }

    @Test
    void a_file_with_its_middle_cut_out_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(Published.parquet(folder.resolve("a.parquet"), QUERY.formatted(200)));
        byte[] less = new byte[whole.length - 500];
        System.arraycopy(whole, 0, less, 0, 600);
        System.arraycopy(whole, 1100, less, 600, whole.length - 1100);
        Path file = Files.write(folder.resolve("less.parquet"), less);
        assertThatThrownBy(() -> rows(file)).isInstanceOf(DatasetException.class);
    }

    @Test
    void spoilt_bytes_give_rows_or_a_reason_but_nothing_else() throws IOException {
        byte[] whole = Files.readAllBytes(Published.parquet(folder.resolve("a.parquet"), QUERY.formatted(60)));
        Random random = new Random(3);
        int refused = 0;
        for (int round = 0; round < 400; round++) {
            byte[] spoilt = whole.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("spoilt.parquet"), spoilt);
            try {
                for (Row row : rows(file)) {
                    for (Picture picture : row.pictures("images")) {
                        picture.bytes();
                    }
                }
            } catch (DatasetException e) {
                refused++;
                assertThat(e).hasMessageContaining("spoilt.parquet");
            }
        }
        assertThat(refused).isPositive();
    }
}
