package org.multispa.engine.verify.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answers;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Turn;
import org.multispa.engine.verify.facts.Facts;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Fault;

/// The words of a sample: placeholders, the answer in the reply, the coordinates and the label in the question.
final class TextCheck {
    private static final String PLACEHOLDER = "<image>";
    private static final Pattern SLOT = Pattern.compile("\\{[a-z][a-z0-9]*}");

    /// Most characters between the two coordinates of a pixel.
    private static final int NEAR = 40;

    private TextCheck() {}

    static List<Fault> of(Sample sample) {
        List<Fault> faults = new ArrayList<>();
        String human = sample.conversations().getFirst().value();
        if (!human.startsWith(placeholders(sample.images().size()))
                || count(human) != sample.images().size()) {
            faults.add(new Fault(
                    Cause.WORDING,
                    "image placeholders",
                    sample.images().size() + " at the beginning",
                    count(human) + ": '" + human.lines().findFirst().orElse("") + "'"));
        }
        for (Turn turn : sample.conversations()) {
            if (turn.value().indexOf('{') >= 0 && SLOT.matcher(turn.value()).find()) {
                faults.add(new Fault(Cause.WORDING, "text", "no open slot", turn.value()));
            }
        }
        if (!sample.isBenchmark()) {
            String reply = sample.conversations().getLast().value();
            Optional<Answer> read = Answers.inReply(sample.subtask(), reply);
            if (!read.equals(Optional.of(sample.truth()))) {
                faults.add(new Fault(
                        Cause.TEXT, "answer in the reply", "`" + sample.truth().text() + "`", "'" + reply + "'"));
            }
        }
        return faults;
    }

    private static String placeholders(int images) {
        if (images == 1) {
            return PLACEHOLDER + "\n";
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= images; i++) {
            lines.append("Image-").append(i).append(": ").append(PLACEHOLDER).append('\n');
        }
        return lines.toString();
    }

    private static int count(String text) {
        int count = 0;
        for (int at = text.indexOf(PLACEHOLDER); at >= 0; at = text.indexOf(PLACEHOLDER, at + 1)) {
            count++;
        }
        return count;
    }

    /// That the question names these pixels: x, then y close behind it.
    static List<Fault> named(Sample sample, List<Facts.Named> pixels) {
        List<Fault> faults = new ArrayList<>();
        String question = question(sample);
        for (Facts.Named pixel : pixels) {
            if (!names(question, pixel)) {
                faults.add(new Fault(
                        Cause.WORDING,
                        "pixel in the question",
                        "(" + pixel.x().shown() + ", " + pixel.y().shown() + ")",
                        "'" + question + "'"));
            }
        }
        return faults;
    }

    private static boolean names(String question, Facts.Named pixel) {
        int previous = -1;
        int previousEnd = -1;
        int at = 0;
        while (at < question.length()) {
            int from = at;
            while (at < question.length() && Character.isDigit(question.charAt(at))) {
                at++;
            }
            if (at == from) {
                at++;
                continue;
            }
            int number = at - from > 4 ? -1 : Integer.parseInt(question, from, at, 10);
            if (previous >= 0
                    && from - previousEnd <= NEAR
                    && pixel.x().fits(previous)
                    && pixel.y().fits(number)) {
                return true;
            }
            previous = number;
            previousEnd = at;
        }
        return false;
    }

    /// That the question names this label, and not a longer one of the scene that only holds it.
    ///
    /// @param others all labels of the scene
    static List<Fault> label(Sample sample, String label, Iterable<String> others) {
        String question = question(sample);
        String left = question;
        for (String other : others) {
            if (other.length() > label.length() && other.contains(label)) {
                left = left.replace(other, "");
            }
        }
        return holdsWord(left, label)
                ? List.of()
                : List.of(new Fault(Cause.LABEL, "label in the question", "'" + label + "'", "'" + question + "'"));
    }

    private static boolean holdsWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean opens = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean closes = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (opens && closes) {
                return true;
            }
        }
        return false;
    }

    /// The last line of the human turn: the question without the task before it.
    private static String question(Sample sample) {
        String human = sample.conversations().getFirst().value();
        return human.substring(human.lastIndexOf('\n') + 1);
    }
}
