package org.multispa.evaluation.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answers;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.Samples;

/// One line of the table of answers that were worked by hand.
///
/// @param extraction the answer as it is rendered, `refused`, or `unreadable:` and the reason
/// @param rung its key, or `-`
record HandWorked(
        String id,
        Subtask subtask,
        Sample sample,
        String text,
        String extraction,
        String rung,
        boolean correct,
        String reason) {
    private static final String OTHER = " not ";

    static List<HandWorked> table() {
        try (InputStream in = HandWorked.class.getResourceAsStream("answers.tsv")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return all.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HandWorked of(String[] cells) {
        Subtask subtask = Subtask.byId(cells[1]).orElseThrow();
        return new HandWorked(
                cells[0],
                subtask,
                sample(cells[0], subtask, cells[2]),
                unescaped(cells[3]),
                cells[4],
                cells[5],
                cells[6].equals("yes"),
                cells[7]);
    }

    private static Sample sample(String id, Subtask subtask, String truth) {
        int other = truth.indexOf(OTHER);
        if (other < 0) {
            return Samples.of(subtask, answer(subtask, truth));
        }
        return Samples.comparison(id, (Answer.Pixel) answer(subtask, truth.substring(0, other)), (Answer.Pixel)
                answer(subtask, truth.substring(other + OTHER.length())));
    }

    private static Answer answer(Subtask subtask, String text) {
        return Answers.parse(subtask, text).orElseThrow(() -> new IllegalStateException("no truth: " + text));
    }

    /// `\n`, `\t`, `\\`, and `\x(N,S)` for N times S, where S ends at the last bracket before the next escape
    /// or the end.
    static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            switch (text.charAt(i++)) {
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case '\\' -> plain.append('\\');
                case 'x' -> {
                    int comma = text.indexOf(',', i);
                    int close = text.indexOf(')', comma + 1);
                    plain.repeat(text.substring(comma + 1, close), Integer.parseInt(text.substring(i + 1, comma)));
                    i = close + 1;
                }
                default -> throw new IllegalStateException("unknown escape in " + text);
            }
        }
        return plain.toString();
    }

    @Override
    public String toString() {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return id + " " + subtask.id() + " '" + shown + "': " + reason;
    }
}
