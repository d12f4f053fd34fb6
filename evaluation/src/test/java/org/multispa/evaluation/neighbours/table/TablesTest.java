package org.multispa.evaluation.neighbours.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Picture;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.rows.ReadLimits;
import org.multispa.evaluation.neighbours.rows.Row;

/// Tables with tabs and files of JSON.
final class TablesTest {
    @TempDir
    private Path folder;

    private static List<Row> rows(Path file, String... columns) throws IOException {
        List<Row> rows = new ArrayList<>();
        Tables.read(file, "Bench", Arrays.asList(columns), rows::add);
        return rows;
    }

    private Path tsv(String text) throws IOException {
        return Published.text(folder.resolve("a.tsv"), text);
    }

    private Path json(String text) throws IOException {
        return Published.text(folder.resolve("a.json"), text);
    }

    @Test
    void cells_with_tabs_quotes_and_breaks_stand_in_quotes() throws IOException {
        List<Row> rows =
                rows(tsv("index\tquestion\tA\n1\t\"a\tb\"\tx\n2\t\"say \"\"hi\"\"\nnow\"\ty\r\n3\tplain \"q\"\t\n"));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).text("question")).contains("a\tb");
        assertThat(rows.get(1).text("question")).contains("say \"hi\"\nnow");
        assertThat(rows.get(1).text("A")).contains("y");
        assertThat(rows.get(2).text("question")).contains("plain \"q\"");
        assertThat(rows.get(2).text("A")).isEmpty();
        assertThat(rows.get(2).place()).isEqualTo("a.tsv: row 3");
    }

    @Test
    void blank_lines_a_byte_order_mark_and_a_missing_last_line_end_do_no_harm() throws IOException {
        List<Row> rows = rows(tsv("\uFEFFindex\tquestion\n\n1\tä\n\n2\t图"), "index", "question");
        assertThat(rows.stream().map(row -> row.text("question").orElse(""))).containsExactly("ä", "图");
    }

    @Test
    void images_are_read_from_their_place_even_between_quoted_cells() throws IOException {
        String list = "[\"" + Published.base64(3) + "\", \"" + Published.base64(4) + "\"]";
        Path file = Published.tsv(
                folder.resolve("a.tsv"),
                List.of("index", "image", "question", "image_2"),
                List.of(
                        List.of("1", Published.base64(1), "ä\t\"图\"", Published.base64(2)),
                        List.of("2", list, "q", "1"),
                        List.of("3", "", "q", "")));
        List<Row> rows = rows(file);
        assertThat(rows.get(0).pictures("image").getFirst().bytes()).isEqualTo(Published.image(1));
        assertThat(rows.get(0).pictures("image_2").getFirst().bytes()).isEqualTo(Published.image(2));
        assertThat(rows.get(1).pictures("image")).hasSize(2);
        assertThat(rows.get(1).pictures("image").get(1).bytes()).isEqualTo(Published.image(4));
        assertThat(rows.get(2).pictures("image")).isEmpty();
        assertThat(rows.get(0).values()).doesNotContainKeys("image", "image_2");
    }

    @Test
    void an_image_may_be_that_of_a_later_row() throws IOException {
        Path file = Published.tsv(
                folder.resolve("a.tsv"),
                List.of("index", "image"),
                List.of(List.of("1", "2"), List.of("2", Published.base64(5))));
        List<Row> rows = rows(file);
        Picture borrowed = rows.getFirst().pictures("image").getFirst();
        assertThat(borrowed.bytes()).isEqualTo(Published.image(5));
        assertThat(borrowed.key())
                .isEqualTo(rows.get(1).pictures("image").getFirst().key());
    }

    @Test
    void images_with_the_head_of_a_data_address_are_read() throws IOException {
        Path file = tsv("index\timage\n1\tdata:image/png;base64," + Published.base64(6) + "\n");
        assertThat(rows(file).getFirst().pictures("image").getFirst().bytes()).isEqualTo(Published.image(6));
    }

    @Test
    void what_is_no_base64_is_told_when_it_is_asked_for() throws IOException {
        Path file = tsv("index\timage\n1\t" + "!".repeat(100) + "\n2\t['" + "A".repeat(100) + "\n");
        List<Row> rows = rows(file);
        Picture listed = rows.get(1).pictures("image").getFirst();
        assertThatThrownBy(listed::bytes)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("a.tsv")
                .hasMessageContaining("not closed");
        assertThat(rows.get(0).pictures("image").getFirst().bytes()).isEmpty();
    }

    @Test
    void a_huge_image_is_refused_before_it_is_decoded() throws IOException {
        Path file = folder.resolve("a.tsv");
        byte[] some = "A".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (var out = Files.newOutputStream(file)) {
            out.write("index\tquestion\timage\n1\tq\t".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            for (int i = 0; i < 90; i++) {
                out.write(some);
            }
        }
        Picture picture = rows(file).getFirst().pictures("image").getFirst();
        assertThatThrownBy(picture::bytes)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("an image may hold " + ReadLimits.IMAGE);
    }

    @Test
    void a_text_of_megabytes_is_refused() throws IOException {
        Path file = tsv("index\tquestion\n1\t" + "x".repeat(ReadLimits.TEXT + 1) + "\n");
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("a text may have " + ReadLimits.TEXT);
    }

    @Test
    void missing_columns_are_named_with_those_expected_and_found() throws IOException {
        assertThatThrownBy(() -> rows(tsv("index\tquestion\n1\tq\n"), "index", "answer", "image"))
                .isInstanceOf(DatasetException.class)
                .hasMessageEndingWith(
                        "expected the columns index, answer, image of Bench; missing answer, image, found index, question");
        assertThatThrownBy(() -> rows(json("[{\"a\": 1, \"b\": null}]"), "a", "b", "c"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("missing c, found a, b");
    }

    @Test
    void what_is_no_table_is_refused() throws IOException {
        assertThatThrownBy(() -> rows(tsv("\t".repeat(5000) + "\n")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("more than 1000 columns");
        assertThat(rows(tsv(""))).isEmpty();
    }

    @Test
    void any_bytes_are_a_table_or_are_refused() throws IOException {
        Random random = new Random(5);
        byte[] signs = "\t\n\r\"'[],A1 ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int round = 0; round < 300; round++) {
            byte[] text = new byte[random.nextInt(400)];
            for (int i = 0; i < text.length; i++) {
                text[i] = random.nextInt(10) == 0 ? (byte) random.nextInt(256) : signs[random.nextInt(signs.length)];
            }
            byte[] whole = ("index\timage\tq\n" + "x").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            byte[] all = Arrays.copyOf(whole, whole.length + text.length);
            System.arraycopy(text, 0, all, whole.length, text.length);
            Path file = Files.write(folder.resolve("a.tsv"), all);
            try {
                for (Row row : rows(file)) {
                    for (Picture picture : row.pictures("image")) {
                        picture.bytes();
                    }
                }
            } catch (DatasetException e) {
                assertThat(e).hasMessageContaining("a.tsv");
            }
        }
    }

    @Test
    void json_may_be_an_array_lines_or_an_object_of_objects() throws IOException {
        for (String text : List.of(
                "[{\"a\": 1, \"b\": [\"x\", null]}, {\"a\": 2}]",
                "{\"a\": 1, \"b\": [\"x\", null]}\n{\"a\": 2}\n",
                "{\"k\": {\"a\": 1, \"b\": [\"x\", null]}, \"l\": {\"a\": 2}}")) {
            List<Row> rows = rows(json(text), "a", "b");
            assertThat(rows).as(text).hasSize(2);
            assertThat(rows.get(0).text("a")).contains("1");
            assertThat(rows.get(0).texts("b")).containsExactly("x");
            assertThat(rows.get(1).text("a")).contains("2");
        }
        assertThat(rows(json("{\"k\": {\"a\": 1}, \"l\": {}}")).stream()
                        .map(row -> row.text("key").orElse("")))
                .containsExactly("k", "l");
        assertThat(rows(json("{}"))).isEmpty();
        assertThat(rows(json("[]"))).isEmpty();
    }

    @Test
    void broken_json_is_told_with_its_line() throws IOException {
        for (String text : List.of(
                "{\"a\": 1}\n{\"a\": ",
                "[{\"a\": 1},",
                "{\"k\": {\"a\": 1",
                "[1, 2]",
                "5",
                "{\"k\": {}, \"l\": 5}",
                "\"a\"",
                "{\"a\": 1}}",
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000))) {
            assertThatThrownBy(() -> rows(json(text)))
                    .as(text.substring(0, Math.min(30, text.length())))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("a.json");
        }
    }

    @Test
    void a_list_that_takes_more_room_than_anything_published_is_refused() throws IOException {
        Path file = folder.resolve("a.json");
        byte[] some = "1,".repeat(1 << 19).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (var out = Files.newOutputStream(file)) {
            out.write("[{\"a\": [".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            for (int i = 0; i < 20; i++) {
                out.write(some);
            }
            out.write("1]}]".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("all texts together");
    }
}
