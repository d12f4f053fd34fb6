package org.multispa.engine.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.WordingCheck.Minimums;

/// Packs, slots and answers for the tests of this package.
final class Packs {
    private Packs() {}

    /// A pack without a fault for [Minimums#ONE_EACH], to be spoilt in one place by a test.
    static WordingPack distance() {
        return pack(
                Subtask.CAMERA_DISTANCE,
                List.of("Image-1 and Image-2 show one scene. Give the distance in mm, in backticks."),
                List.of("How far did the camera move?"),
                List.of("It moved `{answer}` mm."));
    }

    static WordingPack pack(Subtask subtask, List<String> tasks, List<String> questions, List<String> answers) {
        return new WordingPack(
                subtask, "en", 1, templates("t", tasks), templates("q", questions), templates("a", answers));
    }

    static WordingPack withTask(String... tasks) {
        WordingPack good = distance();
        return new WordingPack(
                good.subtask(), "en", 1, templates("t", Arrays.asList(tasks)), good.questions(), good.answers());
    }

    static WordingPack withQuestion(String... questions) {
        WordingPack good = distance();
        return new WordingPack(
                good.subtask(), "en", 1, good.tasks(), templates("q", Arrays.asList(questions)), good.answers());
    }

    static WordingPack withAnswer(String... answers) {
        WordingPack good = distance();
        return new WordingPack(
                good.subtask(), "en", 1, good.tasks(), good.questions(), templates("a", Arrays.asList(answers)));
    }

    /// What the check says of a pack of any size, one `id: message` a problem.
    static List<String> problems(WordingPack pack) {
        return WordingCheck.problems("pack.yaml", pack, Minimums.ONE_EACH).stream()
                .map(problem -> problem.template() + ": " + problem.message())
                .toList();
    }

    static Map<String, String> slots(Subtask subtask) {
        Map<String, String> slots = new HashMap<>();
        int value = 111;
        for (String slot : SlotChecks.slots(subtask).stream().sorted().toList()) {
            slots.put(slot, slot.equals("label") ? "tissue box" : Integer.toString(value));
            value += 222;
        }
        return Map.copyOf(slots);
    }

    static Answer truth(Subtask subtask) {
        return switch (subtask.answerKind()) {
            case CHOICE -> new Answer.Choice("B");
            case DIRECTION -> new Answer.Direction(Word.BACKWARD);
            case SCALAR -> new Answer.Scalar(1941, Answer.Unit.MILLIMETRE);
            case PIXEL -> new Answer.Pixel(17, 998);
            case VECTOR -> new Answer.Vector(-372, 66, -149);
            case MOTION -> new Answer.Motion(-372, 66, -149, 35, -8, 0);
        };
    }

    /// The answer that something did not move.
    static Answer zero(Subtask subtask) {
        return subtask.answerKind() == Subtask.AnswerKind.VECTOR
                ? new Answer.Vector(0, 0, 0)
                : new Answer.Scalar(0, Answer.Unit.MILLIMETRE);
    }

    /// A pack about moving points without a fault for [Minimums#ONE_EACH].
    static WordingPack motion(String... still) {
        return new WordingPack(
                Subtask.MOTION_DISTANCE_DOT_ADT,
                "en",
                1,
                templates(
                        "t",
                        List.of("A dot marks a point in Image-1. How far is it away in Image-2? In mm, in backticks.")),
                templates("q", List.of("How far did the point move?")),
                templates("a", List.of("`{answer}` mm")),
                templates("s", Arrays.asList(still)));
    }

    /// A pack's file.
    static String yaml(WordingPack pack) {
        return "subtask: " + pack.subtask().id() + "\nlanguage: " + pack.language() + "\nversion: " + pack.version()
                + "\ntasks:\n" + entries(pack.tasks()) + "questions:\n" + entries(pack.questions()) + "answers:\n"
                + entries(pack.answers()) + (pack.still().isEmpty() ? "" : "still:\n" + entries(pack.still()));
    }

    private static String entries(List<Template> templates) {
        return templates.stream()
                .map(t -> "  - { id: " + t.id() + ", text: \"" + t.text() + "\" }\n")
                .collect(Collectors.joining());
    }

    private static List<Template> templates(String prefix, List<String> texts) {
        List<Template> templates = new ArrayList<>();
        for (String text : texts) {
            templates.add(Template.of(prefix + (templates.size() + 1), text));
        }
        return templates;
    }
}
