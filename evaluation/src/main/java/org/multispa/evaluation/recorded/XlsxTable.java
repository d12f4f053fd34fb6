package org.multispa.evaluation.recorded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.multispa.dataset.DatasetException;

/// The first sheet of an Excel workbook: a ZIP of XML files. Document types are refused and nothing outside the
/// file is read; [XlsxLimits] bound everything.
final class XlsxTable {
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String DEFAULT_SHEET = "xl/worksheets/sheet1.xml";
    private static final int MOST_COLUMNS = 16_384;

    private final ZipFile zip;
    private final String file;
    private final XlsxLimits limits;
    private long characters;

    private XlsxTable(ZipFile zip, String file, XlsxLimits limits) {
        this.zip = zip;
        this.file = file;
        this.limits = limits;
    }

    static void read(Path path, RecordedAnswers.Collected collected, XlsxLimits limits) throws IOException {
        String file = String.valueOf(path.getFileName());
        try (ZipFile zip = new ZipFile(path.toFile())) {
            XlsxTable table = new XlsxTable(zip, file, limits);
            table.sheet(table.sheetName(), table.sharedTexts(), collected);
        } catch (ZipException e) {
            throw new DatasetException(file + ": this is no workbook: " + e.getMessage(), e);
        } catch (XMLStreamException e) {
            throw new DatasetException(file + ": broken XML: " + e.getMessage(), e);
        }
    }

    private interface Use {
        void of(XMLStreamReader xml) throws IOException, XMLStreamException;
    }

    /// Opens one part of the workbook; nothing happens if it is not there.
    ///
    /// @return whether it is there
    private boolean part(String name, Use use) throws IOException, XMLStreamException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return false;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        try (InputStream in = new BufferedInputStream(new Bounded(zip.getInputStream(entry), name))) {
            XMLStreamReader xml = factory.createXMLStreamReader(in, "UTF-8");
            use.of(xml);
            xml.close();
        }
        return true;
    }

    private final class Bounded extends InputStream {
        private final InputStream in;
        private final String name;
        private long count;

        Bounded(InputStream in, String name) {
            this.in = in;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            count += Math.max(0, read);
            if (count > limits.bytes()) {
                throw tooMuch(name + " unpacks to more than " + limits.bytes() + " bytes");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private DatasetException tooMuch(String what) {
        return new DatasetException(file + ": " + what + "; save the table as .tsv or .jsonl instead");
    }

    /// Advances to the next event and refuses document types.
    private int next(XMLStreamReader xml) throws XMLStreamException, DatasetException {
        int event = xml.next();
        if (event == XMLStreamReader.DTD || event == XMLStreamReader.ENTITY_REFERENCE) {
            throw new DatasetException(file + ": a workbook has no document type and no entities, found one");
        }
        return event;
    }

    /// The first sheet's place in the ZIP.
    private String sheetName() throws IOException, XMLStreamException {
        StringBuilder relation = new StringBuilder();
        part("xl/workbook.xml", xml -> {
            while (xml.hasNext()) {
                if (next(xml) == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("sheet")
                        && relation.isEmpty()) {
                    relation.append(Optional.ofNullable(xml.getAttributeValue(RELATIONS, "id"))
                            .orElse(""));
                }
            }
        });
        StringBuilder target = new StringBuilder();
        part("xl/_rels/workbook.xml.rels", xml -> {
            while (xml.hasNext()) {
                if (next(xml) == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")
                        && relation.toString().equals(xml.getAttributeValue(null, "Id"))) {
                    target.append(Optional.ofNullable(xml.getAttributeValue(null, "Target"))
                            .orElse(""));
                }
            }
        });
        if (target.isEmpty()) {
            return DEFAULT_SHEET;
        }
        return target.charAt(0) == '/' ? target.substring(1) : "xl/" + target;
    }

    /// The texts that cells refer to by number.
    private List<String> sharedTexts() throws IOException, XMLStreamException {
        List<String> texts = new ArrayList<>();
        part("xl/sharedStrings.xml", xml -> {
            while (xml.hasNext()) {
                if (next(xml) == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    if (texts.size() >= limits.texts()) {
                        throw tooMuch("more than " + limits.texts() + " shared texts");
                    }
                    texts.add(text(xml, "si", true));
                }
            }
        });
        return texts;
    }

    /// The text of an element, its runs together, phonetic notes left out.
    ///
    /// @param rich whether only what stands in `t` counts
    private String text(XMLStreamReader xml, String element, boolean rich) throws IOException, XMLStreamException {
        StringBuilder text = new StringBuilder();
        int phonetic = 0;
        int inText = 0;
        while (true) {
            switch (next(xml)) {
                case XMLStreamReader.START_ELEMENT -> {
                    phonetic += xml.getLocalName().equals("rPh") ? 1 : 0;
                    inText += xml.getLocalName().equals("t") ? 1 : 0;
                }
                case XMLStreamReader.END_ELEMENT -> {
                    if (xml.getLocalName().equals(element)) {
                        return unescaped(text.toString());
                    }
                    phonetic -= xml.getLocalName().equals("rPh") ? 1 : 0;
                    inText -= xml.getLocalName().equals("t") ? 1 : 0;
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
                    if (phonetic == 0 && (!rich || inText > 0)) {
                        characters += xml.getTextLength();
                        if (text.length() + xml.getTextLength() > limits.cell() || characters > limits.characters()) {
                            throw tooMuch("a cell of more than " + limits.cell() + " characters, or more than "
                                    + limits.characters() + " in all");
                        }
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                default -> {}
            }
        }
    }

    /// Signs that XML cannot hold stand in workbooks as `_x000D_`.
    private static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf("_x"); at >= 0; at = text.indexOf("_x", at + 1)) {
            if (at >= from && at + 7 <= text.length() && text.charAt(at + 6) == '_' && isHex(text, at + 2, at + 6)) {
                plain.append(text, from, at);
                plain.append((char) Integer.parseInt(text, at + 2, at + 6, 16));
                from = at + 7;
            }
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }

    private void sheet(String name, List<String> shared, RecordedAnswers.Collected collected)
            throws IOException, XMLStreamException {
        Rows rows = new Rows(shared, collected);
        if (!part(name, rows)) {
            throw new DatasetException(file + ": the workbook has no sheet " + name);
        }
        if (rows.columns.isEmpty()) {
            throw new DatasetException(file + ": the first sheet is empty");
        }
    }

    /// Reads the sheet row by row.
    private final class Rows implements Use {
        private final List<String> shared;
        private final RecordedAnswers.Collected collected;
        private Optional<Columns> columns = Optional.empty();
        private long row;
        private int column;

        Rows(List<String> shared, RecordedAnswers.Collected collected) {
            this.shared = shared;
            this.collected = collected;
        }

        @Override
        public void of(XMLStreamReader xml) throws IOException, XMLStreamException {
            Map<Integer, String> cells = new HashMap<>();
            while (xml.hasNext()) {
                int event = next(xml);
                if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("row")) {
                    begin();
                    cells.clear();
                } else if (event == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("c")) {
                    place(xml.getAttributeValue(null, "r"));
                    Optional<String> value = cell(xml);
                    if (value.isPresent() && (columns.isEmpty() || columns.get().needs(column))) {
                        cells.put(column, value.get());
                    }
                } else if (event == XMLStreamReader.END_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    end(cells);
                }
            }
        }

        private void begin() throws DatasetException {
            row++;
            column = -1;
            if (row > limits.rows()) {
                throw tooMuch("more than " + limits.rows() + " rows");
            }
        }

        /// The column of a cell named as in `BC12`, or the next one.
        private void place(@Nullable String name) throws DatasetException {
            column++;
            if (name == null) {
                return;
            }
            int letters = 0;
            for (int i = 0; i < name.length() && name.charAt(i) >= 'A' && name.charAt(i) <= 'Z' && i < 4; i++) {
                letters = 26 * letters + (name.charAt(i) - 'A' + 1);
            }
            if (letters < 1 || letters > MOST_COLUMNS) {
                throw new DatasetException(file + ": row " + row + ": expected a cell such as A1, found '"
                        + name.substring(0, Math.min(20, name.length())) + "'");
            }
            column = letters - 1;
        }

        /// The text of a cell, or nothing if it is empty.
        private Optional<String> cell(XMLStreamReader xml) throws IOException, XMLStreamException {
            String type = Optional.ofNullable(xml.getAttributeValue(null, "t")).orElse("n");
            Optional<String> value = Optional.empty();
            while (true) {
                int event = next(xml);
                if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("v")) {
                    String plain = text(xml, "v", false);
                    value = type.equals("s") ? shared(plain) : Optional.of(plain);
                } else if (event == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("is")) {
                    value = Optional.of(text(xml, "is", true));
                } else if (event == XMLStreamReader.END_ELEMENT
                        && xml.getLocalName().equals("c")) {
                    return value;
                }
            }
        }

        private Optional<String> shared(String number) throws DatasetException {
            if (!number.strip().matches("\\d{1,9}") || Integer.parseInt(number.strip()) >= shared.size()) {
                throw new DatasetException(file + ": row " + row + ": a cell refers to shared text " + number
                        + ", but there are " + shared.size());
            }
            return Optional.of(shared.get(Integer.parseInt(number.strip())));
        }

        private void end(Map<Integer, String> cells) throws DatasetException {
            if (columns.isPresent()) {
                columns.get().take(row, cells, collected);
                return;
            }
            List<String> head = new ArrayList<>();
            cells.forEach((place, name) -> {
                while (head.size() <= place) {
                    head.add("");
                }
                head.set(place, name);
            });
            columns = Optional.of(Columns.of(file, head));
        }
    }
}
