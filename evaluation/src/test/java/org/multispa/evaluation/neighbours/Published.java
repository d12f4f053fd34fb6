package org.multispa.evaluation.neighbours;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Files in the forms that benchmarks are published in, and what a suite makes of them.
public final class Published {
    private Published() {}

    /// Bytes that stand for an image: a few, and unlike those of any other number.
    public static byte[] image(int number) {
        return image(number, 60);
    }

    /// So many bytes for an image.
    public static byte[] image(int number, int size) {
        byte[] image = new byte[size];
        Arrays.fill(image, (byte) number);
        image[0] = (byte) 0xFF;
        image[1] = (byte) 0xD8;
        return image;
    }

    /// The same bytes in SQL.
    public static String sql(byte[] image) {
        return "{'bytes': unhex('" + HexFormat.of().formatHex(image) + "'), 'path': NULL::VARCHAR}";
    }

    public static String sqlImage(int number) {
        return sql(image(number));
    }

    /// No image, in SQL.
    public static final String NO_IMAGE = "NULL::STRUCT(bytes BLOB, path VARCHAR)";

    /// Writes the rows of a query as Parquet, as `datasets` does.
    public static Path parquet(Path file, String query) throws IOException {
        return parquet(file, query, "codec 'snappy'");
    }

    /// @param options of DuckDB's `COPY`
    public static Path parquet(Path file, String query, String options) throws IOException {
        Files.createDirectories(file.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet, " + options + ")");
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return file;
    }

    public static String base64(int number) {
        return Base64.getEncoder().encodeToString(image(number));
    }

    /// Writes a table as pandas does.
    public static Path tsv(Path file, List<String> head, List<List<String>> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        line(text, head);
        rows.forEach(row -> line(text, row));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void line(StringBuilder text, List<String> cells) {
        List<String> written = new ArrayList<>();
        for (String cell : cells) {
            boolean quoted = cell.contains("\t") || cell.contains("\n") || cell.contains("\"");
            written.add(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
        }
        text.append(String.join("\t", written)).append('\n');
    }

    public static Path text(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    public static Path bytes(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    /// A TFRecord file of examples.
    public static Path tfRecord(Path file, List<Map<String, Object>> examples) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(all);
        for (Map<String, Object> example : examples) {
            byte[] record = example(example);
            out.writeLong(Long.reverseBytes(record.length));
            out.writeInt(0);
            out.write(record);
            out.writeInt(0);
        }
        return bytes(file, all.toByteArray());
    }

    private static byte[] example(Map<String, Object> example) {
        ByteArrayOutputStream features = new ByteArrayOutputStream();
        new TreeMap<>(example).forEach((name, value) -> {
            ByteArrayOutputStream list = new ByteArrayOutputStream();
            int kind = 1;
            for (Object element : value instanceof List<?> many ? many : List.of(value)) {
                switch (element) {
                    case byte[] bytes -> field(list, 1, bytes);
                    case String text -> field(list, 1, text.getBytes(StandardCharsets.UTF_8));
                    case Integer number -> {
                        kind = 3;
                        varint(list, 8);
                        varint(list, number);
                    }
                    default -> throw new IllegalArgumentException(String.valueOf(element));
                }
            }
            ByteArrayOutputStream feature = new ByteArrayOutputStream();
            field(feature, kind, list.toByteArray());
            ByteArrayOutputStream entry = new ByteArrayOutputStream();
            field(entry, 1, name.getBytes(StandardCharsets.UTF_8));
            field(entry, 2, feature.toByteArray());
            field(features, 1, entry.toByteArray());
        });
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        field(whole, 1, features.toByteArray());
        return whole.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] bytes) {
        varint(out, number << 3 | 2);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long left = value;
        while (left > 0x7F) {
            out.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    /// The figures of some replies to a benchmark's questions by their keys; questions without one have no reply.
    public static Map<String, Double> figures(Suite suite, Questions questions, Map<String, String> replies) {
        List<Graded> graded = new ArrayList<>();
        for (Question question : questions.questions()) {
            Optional<String> reply = Optional.ofNullable(replies.get(question.id()));
            Grade grade = reply.map(text -> suite.grade(question, text)).orElse(Grade.NONE);
            graded.add(new Graded(question, reply, grade, false));
        }
        Map<String, Double> figures = new TreeMap<>();
        Measures.of(suite, graded).forEach(measure -> figures.put(measure.key(), measure.value()));
        return figures;
    }

    /// The headline's key.
    public static String headline(Suite suite, Questions questions) {
        List<Graded> graded = questions.questions().stream()
                .map(question -> new Graded(question, Optional.empty(), Grade.NONE, false))
                .toList();
        return Measures.of(suite, graded).getFirst().key();
    }

    public static Question question(Questions questions, String id) {
        return questions.questions().stream()
                .filter(question -> question.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no question " + id + " among " + ids(questions)));
    }

    public static List<String> ids(Questions questions) {
        return questions.questions().stream().map(Question::id).toList();
    }

    /// The first of an image's bytes behind its head tells which one it is.
    public static List<Integer> images(Question question) {
        return question.pictures().stream().map(Published::number).toList();
    }

    private static int number(Picture picture) {
        try {
            return picture.bytes()[2] & 0xFF;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
