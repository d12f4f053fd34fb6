package org.multispa.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Subtask.AnswerKind;

/// Reads answers back from text: the inverse of [Answer#text].
///
/// Parsing is strict: only the rendered form counts, with white space free around its parts. A reply's answer is
/// what stands in its last backticked span; other ways of finding it can be tried where [#inReply] finds none.
public final class Answers {
    /// Up to 18 digits, so that every match fits in a `long`.
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    private static final Pattern LIST = Pattern.compile("\\[\\s*+([^\\[\\]]*+)]");
    private static final Pattern BACKTICKS = Pattern.compile("`++");

    private Answers() {}

    /// The answer that `text` renders, if it renders one of the form and unit that `subtask` asks for.
    public static Optional<Answer> parse(Subtask subtask, String text) {
        return parse(subtask.answerKind(), subtask.unit().orElse(Answer.Unit.MILLIMETRE), text);
    }

    /// The answer that `text` renders, if it renders one of this kind.
    ///
    /// @param unit unit of a scalar; the other kinds do not look at it
    public static Optional<Answer> parse(AnswerKind kind, Answer.Unit unit, String text) {
        String stripped = text.strip();
        return switch (kind) {
            case CHOICE -> choice(stripped);
            case DIRECTION -> direction(stripped);
            case SCALAR -> integer(stripped).map(value -> new Answer.Scalar(value, unit));
            case PIXEL -> pixel(integers(stripped));
            case VECTOR -> vector(integers(stripped));
            case MOTION -> motion(integers(stripped));
        };
    }

    /// The answer in the last backticked span of a model's reply, if there is one and it is of the right form.
    public static Optional<Answer> inReply(Subtask subtask, String reply) {
        return lastBackticked(reply).flatMap(span -> parse(subtask, span));
    }

    /// What stands in the last backticked span of a reply, stripped; empty if no span holds more than white space.
    ///
    /// A span opens with a run of backticks and closes with the next run of the same length, as in Markdown; a run
    /// that nothing closes is plain text.
    public static Optional<String> lastBackticked(String reply) {
        List<MatchResult> runs = BACKTICKS.matcher(reply).results().toList();
        Optional<String> last = Optional.empty();
        int i = 0;
        while (i < runs.size()) {
            int close = closing(runs, i);
            if (close < 0) {
                i++;
                continue;
            }
            String inside =
                    reply.substring(runs.get(i).end(), runs.get(close).start()).strip();
            if (!inside.isEmpty()) {
                last = Optional.of(inside);
            }
            i = close + 1;
        }
        return last;
    }

    private static int closing(List<MatchResult> runs, int open) {
        int length = length(runs.get(open));
        for (int i = open + 1; i < runs.size(); i++) {
            if (length(runs.get(i)) == length) {
                return i;
            }
        }
        return -1;
    }

    private static int length(MatchResult run) {
        return run.end() - run.start();
    }

    private static Optional<Answer> choice(String text) {
        boolean letter = text.length() == 1 && text.charAt(0) >= 'A' && text.charAt(0) <= 'Z';
        return letter ? Optional.of(new Answer.Choice(text)) : Optional.empty();
    }

    private static Optional<Answer> direction(String text) {
        return Stream.of(Word.values())
                .filter(word -> word.text().equals(text))
                .<Answer>map(Answer.Direction::new)
                .findFirst();
    }

    private static Optional<Answer> pixel(List<Long> values) {
        if (values.size() != 2 || values.stream().anyMatch(v -> v < 0 || v > 999)) {
            return Optional.empty();
        }
        return Optional.of(
                new Answer.Pixel(values.get(0).intValue(), values.get(1).intValue()));
    }

    private static Optional<Answer> vector(List<Long> values) {
        return values.size() == 3
                ? Optional.of(new Answer.Vector(values.get(0), values.get(1), values.get(2)))
                : Optional.empty();
    }

    private static Optional<Answer> motion(List<Long> values) {
        if (values.size() != 6 || !values.subList(3, 6).stream().allMatch(Answer.Motion::isAngle)) {
            return Optional.empty();
        }
        return Optional.of(new Answer.Motion(
                values.get(0), values.get(1), values.get(2), values.get(3), values.get(4), values.get(5)));
    }

    private static Optional<Long> integer(String text) {
        return INTEGER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /// The numbers of a bracketed list; empty where anything in it is not a whole number.
    private static List<Long> integers(String text) {
        Matcher list = LIST.matcher(text);
        if (!list.matches()) {
            return List.of();
        }
        List<Long> values = new ArrayList<>();
        for (String part : list.group(1).split(",", -1)) {
            Optional<Long> value = integer(part.strip());
            if (value.isEmpty()) {
                return List.of();
            }
            values.add(value.get());
        }
        return values;
    }
}
