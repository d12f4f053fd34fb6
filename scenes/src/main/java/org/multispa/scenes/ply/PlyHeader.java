package org.multispa.scenes.ply;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The text at the start of a PLY file.
///
/// @param elements the elements in the order of their data
/// @param end where the data begin
record PlyHeader(Encoding encoding, List<PlyElement> elements, long end) {
    /// How numbers are written behind the header.
    enum Encoding {
        ASCII,
        LITTLE_ENDIAN,
        BIG_ENDIAN
    }

    private static final int MAX_BYTES = 1 << 20;

    static PlyHeader read(MemorySegment file) throws PlyException {
        long at = 0;
        List<String> lines = new ArrayList<>();
        while (lines.isEmpty() || !lines.getLast().equals("end_header")) {
            long newline = at;
            while (newline < file.byteSize() && file.get(ValueLayout.JAVA_BYTE, newline) != '\n') {
                newline++;
                if (newline > MAX_BYTES) {
                    throw new PlyException("expected 'end_header' within the first " + MAX_BYTES + " bytes");
                }
            }
            if (newline == file.byteSize()) {
                throw new PlyException(
                        "expected a PLY header up to 'end_header', the file ends in line " + (lines.size() + 1));
            }
            byte[] line = file.asSlice(at, newline - at).toArray(ValueLayout.JAVA_BYTE);
            lines.add(new String(line, StandardCharsets.ISO_8859_1).strip());
            if (!lines.getFirst().equals("ply")) {
                throw new PlyException("expected a PLY file, found no 'ply' in the first line");
            }
            at = newline + 1;
        }
        return parse(lines, at);
    }

    private static PlyHeader parse(List<String> lines, long end) throws PlyException {
        List<Encoding> encodings = new ArrayList<>();
        List<PlyElement> elements = new ArrayList<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            String[] words = line.split("\\s+");
            switch (words[0]) {
                case "format" -> encodings.add(encoding(words, line));
                case "element" -> elements.add(element(words, line));
                case "property" -> {
                    if (elements.isEmpty()) {
                        throw new PlyException("property before any element in header line '" + line + "'");
                    }
                    PlyElement last = elements.removeLast();
                    List<PlyProperty> properties = new ArrayList<>(last.properties());
                    properties.add(property(words, line));
                    elements.add(new PlyElement(last.name(), last.count(), properties));
                }
                case "comment", "obj_info", "" -> {}
                default -> throw new PlyException("unknown header line '" + line + "'");
            }
        }
        if (encodings.size() != 1) {
            throw new PlyException("expected one format line, found " + encodings.size());
        }
        return new PlyHeader(encodings.getFirst(), List.copyOf(elements), end);
    }

    private static Encoding encoding(String[] words, String line) throws PlyException {
        String format = words.length == 3 && words[2].equals("1.0") ? words[1] : "";
        return switch (format) {
            case "ascii" -> Encoding.ASCII;
            case "binary_little_endian" -> Encoding.LITTLE_ENDIAN;
            case "binary_big_endian" -> Encoding.BIG_ENDIAN;
            default ->
                throw new PlyException(
                        "expected format ascii, binary_little_endian or binary_big_endian 1.0, found '" + line + "'");
        };
    }

    private static PlyElement element(String[] words, String line) throws PlyException {
        if (words.length == 3 && words[2].matches("\\d{1,18}")) {
            return new PlyElement(words[1], Long.parseLong(words[2]), List.of());
        }
        throw new PlyException("expected 'element NAME COUNT', found '" + line + "'");
    }

    private static PlyProperty property(String[] words, String line) throws PlyException {
        if (words.length == 5 && words[1].equals("list")) {
            return new PlyProperty.Numbers(PlyType.named(words[2]), PlyType.named(words[3]));
        }
        if (words.length == 3) {
            return new PlyProperty.Scalar(words[2], PlyType.named(words[1]));
        }
        throw new PlyException("expected 'property TYPE NAME' or 'property list TYPE TYPE NAME', found '" + line + "'");
    }
}
