package org.multispa.evaluation.recorded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Workbooks made by hand, part by part.
final class Workbook {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String MAIN = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private final Map<String, String> parts = new LinkedHashMap<>();

    /// A workbook of one sheet with texts stored in the cells, as many tools write them.
    static Workbook inline(List<List<String>> rows) {
        StringBuilder sheet = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            sheet.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < rows.get(r).size(); c++) {
                sheet.append("<c r=\"")
                        .append((char) ('A' + c))
                        .append(r + 1)
                        .append("\" t=\"inlineStr\"><is><t>")
                        .append(escaped(rows.get(r).get(c)))
                        .append("</t></is></c>");
            }
            sheet.append("</row>");
        }
        return new Workbook()
                .sheet("xl/worksheets/sheet1.xml", sheet.toString())
                .book("worksheets/sheet1.xml");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    Workbook part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    Workbook sheet(String name, String rows) {
        return part(name, HEAD + "<worksheet" + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
    }

    Workbook shared(String items) {
        return part("xl/sharedStrings.xml", HEAD + "<sst" + MAIN + ">" + items + "</sst>");
    }

    /// @param target of the first sheet
    Workbook book(String target) {
        part(
                "xl/workbook.xml",
                HEAD + "<workbook" + MAIN
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + "<sheet name=\"One\" sheetId=\"1\" r:id=\"rId7\"/><sheet name=\"Two\" sheetId=\"2\" r:id=\"rId8\"/>"
                        + "</sheets></workbook>");
        return part(
                "xl/_rels/workbook.xml.rels",
                HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId8\" Target=\"worksheets/other.xml\"/>"
                        + "<Relationship Id=\"rId7\" Target=\"" + target + "\"/></Relationships>");
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
