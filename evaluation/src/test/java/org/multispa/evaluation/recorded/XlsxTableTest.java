package org.multispa.evaluation.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;

final class XlsxTableTest {
    private static final XlsxLimits SMALL = new XlsxLimits(100_000, 5_000, 100, 50, 1_000);
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    private Path folder;

    private RecordedAnswers read(Workbook book) throws IOException {
        return RecordedAnswers.read(book.write(folder.resolve("model_bench.xlsx")));
    }

    private RecordedAnswers.Collected readSmall(Workbook book) throws IOException {
        RecordedAnswers.Collected collected = new RecordedAnswers.Collected("b.xlsx");
        XlsxTable.read(book.write(folder.resolve("b.xlsx")), collected, SMALL);
        return collected;
    }

    @Test
    void texts_in_the_cells_are_read() throws IOException {
        RecordedAnswers recorded = read(Workbook.inline(List.of(
                List.of("index", "answer", "prediction"),
                List.of("0", "B", "It is <B> & not \"A\"\nreally 毫米 🙂"),
                List.of("1", "C", "`5`"))));
        assertThat(recorded.byIndex()).isEqualTo(Map.of(0L, "It is <B> & not \"A\"\nreally 毫米 🙂", 1L, "`5`"));
        assertThat(recorded.setAside()).isEmpty();
    }

    @Test
    void shared_texts_numbers_gaps_and_runs_are_read_as_excel_writes_them() throws IOException {
        String rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"
                + "<row r=\"2\"><c r=\"A2\"><v>12</v></c><c r=\"B2\" t=\"s\"><v>2</v></c><c r=\"C2\" t=\"s\"><v>3</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"n\"><v>13.0</v></c><c r=\"C3\" t=\"str\"><f>A1</f><v>formula</v></c></row>"
                + "<row r=\"4\"/>"
                + "<row r=\"5\"><c r=\"A5\"><v>14</v></c></row>"
                + "<row r=\"6\"><c r=\"A6\"><v>15</v></c><c r=\"C6\"><v>1941</v></c></row>";
        String shared = "<si><t>index</t></si><si><t>prediction</t></si><si><t>unused</t></si>"
                + "<si><r><t xml:space=\"preserve\">two </t></r><r><rPr><b/></rPr><t>runs</t></r>"
                + "<rPh sb=\"0\" eb=\"1\"><t>phonetic</t></rPh></si>";
        RecordedAnswers recorded = read(new Workbook()
                .book("/xl/worksheets/first.xml")
                .sheet("xl/worksheets/first.xml", rows)
                .shared(shared));
        assertThat(recorded.byIndex()).isEqualTo(Map.of(12L, "two runs", 13L, "formula", 15L, "1941"));
        assertThat(recorded.setAside()).containsExactly("model_bench.xlsx:5: the row has no reply");
    }

    @Test
    void signs_that_xml_cannot_hold_are_restored() throws IOException {
        RecordedAnswers recorded = read(Workbook.inline(
                List.of(List.of("id", "prediction"), List.of("a", "one_x000D_two _x005F_x000D_ _xZZZZ_ _x00"))));
        assertThat(recorded.byId()).isEqualTo(Map.of("a", "one\rtwo _x000D_ _xZZZZ_ _x00"));
    }

    @Test
    void cells_without_places_follow_one_another() throws IOException {
        String rows =
                "<row><c t=\"inlineStr\"><is><t>id</t></is></c><c t=\"inlineStr\"><is><t>response</t></is></c></row>"
                        + "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>yes</t></is></c></row>";
        assertThat(read(new Workbook().sheet(SHEET, rows)).byId()).isEqualTo(Map.of("a", "yes"));
    }

    @Test
    void a_document_type_is_refused_and_nothing_outside_is_read() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY e SYSTEM \""
                + secret.toUri() + "\">]>";
        for (String entity : List.of("&b;", "&e;", "plain")) {
            Workbook book = new Workbook()
                    .part(
                            SHEET,
                            "<?xml version=\"1.0\"?>" + bomb + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>"
                                    + entity + "</t></is></c></row></sheetData></worksheet>");
            assertThatThrownBy(() -> read(book))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("model_bench.xlsx")
                    .hasMessageNotContaining("secret.txt: secret");
        }
    }

    @Test
    void what_unpacks_to_too_much_is_refused_in_bounded_memory() throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(SHEET));
            zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
            byte[] blank = new byte[1 << 20];
            Arrays.fill(blank, (byte) ' ');
            for (int i = 0; i < 40; i++) {
                zip.write(blank);
            }
            zip.closeEntry();
        }
        assertThat(Files.size(file)).isLessThan(100_000);
        RecordedAnswers.Collected collected = new RecordedAnswers.Collected("bomb.xlsx");
        assertThatThrownBy(() -> XlsxTable.read(file, collected, SMALL))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("unpacks to more than 100000 bytes");
    }

    @Test
    void too_many_rows_texts_and_characters_are_refused() {
        String head =
                "<row><c t=\"inlineStr\"><is><t>id</t></is></c><c t=\"inlineStr\"><is><t>prediction</t></is></c></row>";
        assertThatThrownBy(() -> readSmall(new Workbook().sheet(SHEET, head + "<row/>".repeat(60))))
                .hasMessageContaining("more than 50 rows");
        assertThatThrownBy(() -> readSmall(new Workbook().sheet(SHEET, head).shared("<si/>".repeat(101))))
                .hasMessageContaining("more than 100 shared texts");
        assertThatThrownBy(() -> readSmall(
                        new Workbook().sheet(SHEET, head).shared("<si><t>" + "x".repeat(1_001) + "</t></si>")))
                .hasMessageContaining("a cell of more than 1000 characters");
        assertThatThrownBy(() -> readSmall(new Workbook()
                        .sheet(SHEET, head)
                        .shared(("<si><t>" + "x".repeat(999) + "</t></si>").repeat(6))))
                .hasMessageContaining("5000 in all");
    }

    @Test
    void broken_workbooks_are_refused_by_name() throws IOException {
        assertThatThrownBy(() -> RecordedAnswers.read(Files.writeString(folder.resolve("n.xlsx"), "no zip")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("n.xlsx: this is no workbook");
        assertThatThrownBy(() -> read(new Workbook().part("readme.txt", "hello")))
                .hasMessageContaining("no sheet");
        assertThatThrownBy(() -> read(new Workbook().sheet(SHEET, "")))
                .hasMessageContaining("the first sheet is empty");
        assertThatThrownBy(() -> read(new Workbook().part(SHEET, "<worksheet><row><c")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("broken XML");
        assertThatThrownBy(() -> read(new Workbook().sheet(SHEET, "<row><c r=\"A1\" t=\"s\"><v>7</v></c></row>")))
                .hasMessageContaining("refers to shared text 7");
        assertThatThrownBy(() -> read(new Workbook().sheet(SHEET, "<row><c r=\"ZZZZ1\"><v>7</v></c></row>")))
                .hasMessageContaining("expected a cell such as A1");
        assertThatThrownBy(() -> read(Workbook.inline(List.of(List.of("a", "b")))))
                .hasMessageContaining("expected a head with 'id' or 'index'");
    }

    @Test
    void a_workbook_cut_or_changed_anywhere_is_read_or_refused() throws IOException {
        Path file = Workbook.inline(List.of(List.of("id", "prediction"), List.of("a", "yes")))
                .write(folder.resolve("w.xlsx"));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] damaged = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (i % 2 == 1) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            try {
                assertThat(RecordedAnswers.read(file).setAside()).hasSizeLessThan(10);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(150);
    }
}
