package org.multispa.engine.wording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multispa.files.AtomicFiles;

/// Writes a pack as the YAML that [WordingReader] reads.
public final class WordingWriter {
    private WordingWriter() {}

    /// Writes or replaces a file by an atomic rename. A section `sequence` of the file that is replaced is kept.
    ///
    /// @throws WordingException if the pack is too large to be read again, or the file is there and is no pack
    public static void write(Path file, WordingPack pack) throws IOException {
        Optional<WordingPack> sequence =
                Files.exists(file) ? WordingReader.readFile(file).sequence() : Optional.empty();
        String text = yaml(pack) + sequence.map(WordingWriter::section).orElse("");
        WordingReader.PackFile again = WordingReader.readFile(
                file.toString(), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        Optional<String> section = again.sequence().map(WordingWriter::section);
        if (!again.pack().equals(pack) || !section.equals(sequence.map(WordingWriter::section))) {
            throw new IllegalStateException("the pack for " + file + " does not read back as it was written");
        }
        AtomicFiles.write(file, text);
    }

    static String yaml(WordingPack pack) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("subtask: ").append(pack.subtask().id()).append('\n');
        yaml.append("language: ").append(quoted(pack.language())).append('\n');
        yaml.append("version: ").append(pack.version()).append('\n');
        append(yaml, "tasks", pack.tasks());
        append(yaml, "questions", pack.questions());
        append(yaml, "answers", pack.answers());
        if (!pack.still().isEmpty()) {
            append(yaml, "still", pack.still());
        }
        if (!pack.grown().isEmpty()) {
            yaml.append("\ngrown:\n");
            for (Grown grown : pack.grown()) {
                yaml.append("  - { model: ").append(quoted(grown.model()));
                yaml.append(", date: ").append(quoted(grown.date().toString()));
                yaml.append(", ids: ");
                yaml.append(
                        grown.ids().stream().map(WordingWriter::quoted).collect(Collectors.joining(", ", "[", "]")));
                yaml.append(" }\n");
            }
        }
        return yaml.toString();
    }

    /// The section `sequence`, which has lists of its own for tasks and questions.
    private static String section(WordingPack sequence) {
        StringBuilder yaml = new StringBuilder("\nsequence:\n");
        list(yaml, "  ", "tasks", sequence.tasks());
        list(yaml, "  ", "questions", sequence.questions());
        return yaml.toString();
    }

    private static void append(StringBuilder yaml, String name, List<Template> templates) {
        yaml.append('\n');
        list(yaml, "", name, templates);
    }

    private static void list(StringBuilder yaml, String indent, String name, List<Template> templates) {
        yaml.append(indent).append(name).append(templates.isEmpty() ? ": []\n" : ":\n");
        for (Template template : templates) {
            yaml.append(indent).append("  - { id: ").append(quoted(template.id()));
            yaml.append(", text: ").append(quoted(template.text())).append(" }\n");
        }
    }

    /// A double-quoted scalar; what is no plain character is escaped.
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (isPlain(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(c < 0x10000 ? "\\u%04X".formatted(c) : "\\U%08X".formatted(c));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
