package org.multispa.engine.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Subtask.AnswerKind;
import org.multispa.dataset.Subtask.Reference;
import org.multispa.engine.wording.WordingCheck.Role;

/// What English sentences must and must not say. Every task states unit, conventions and form of the answer, so that
/// each combination of a task with a question states them at least once.
final class EnglishRules {
    private EnglishRules() {}

    /// A phrase that a template must or must not hold, and what that means in words.
    private record Phrase(Pattern pattern, String meaning) {
        static Phrase of(String regex, String meaning) {
            return new Phrase(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), meaning);
        }

        boolean in(Template template) {
            return pattern.matcher(template.text()).find();
        }
    }

    private static final Phrase BACKTICKS = Phrase.of("backtick", "that the answer stands in backticks");
    private static final Phrase MILLIMETRES = Phrase.of("\\b(mm|millimet(re|er)s?)\\b", "the unit (mm or millimetres)");
    private static final Phrase DEGREES = Phrase.of("\\bdegrees?\\b", "the unit (degrees)");
    private static final Phrase RANGE =
            Phrase.of("\\b(999|1000|thousand(ths?)?)\\b", "how coordinates are normalised (0 to 999, thousandths)");
    private static final Phrase ORIGIN = Phrase.of("\\b(top|upper)[- ]left\\b", "that coordinates start top left");
    private static final Phrase DEPTH =
            Phrase.of("\\b(depths?|optical axis)\\b", "that depth, along the optical axis, is meant");
    private static final Phrase PIXEL = Phrase.of("`\\[ x , y ]`", "the form `[ x , y ]`");
    private static final Phrase VECTOR = Phrase.of("`\\[ x , y , z ]`", "the form `[ x , y , z ]`");
    private static final Phrase LETTER = Phrase.of("\\bletters?\\b", "that the answer is a letter");
    private static final Phrase FIRST = Phrase.of("\\b(Image-1|first)\\b", "the first image");
    private static final Phrase SECOND = Phrase.of("\\b(Image-2|second)\\b", "the second image");
    private static final Phrase LAST = Phrase.of("\\b(Image-\\{n}|last|final)", "the last image");
    private static final Phrase ORDER = Phrase.of(
            "\\b(order|ordered|sequence|succession|successive|one after (the other|another))\\b",
            "that the images follow each other");
    private static final Phrase SIX =
            Phrase.of("`\\[ x , y , z , yaw , pitch , roll ]`", "the form of the six numbers");
    private static final Phrase YAW_SIGN = Phrase.of("\\bleft(wards?)?\\b", "which way yaw is positive (left)");
    private static final Phrase PITCH_SIGN = Phrase.of("\\bup(wards?)?\\b", "which way pitch is positive (up)");
    private static final Phrase ROLL_SIGN = Phrase.of("(?<!counter)\\bclockwise\\b", "which way roll is positive");
    private static final Phrase X_AXIS = Phrase.of("\\bright(wards?)?\\b", "which way x points (right)");
    private static final Phrase Y_AXIS = Phrase.of("\\bdown(wards?)?\\b", "which way y points (down)");
    private static final Phrase Z_AXIS = Phrase.of("\\b(forwards?|ahead)\\b", "which way z points (forward)");
    private static final Phrase VERTICAL = Phrase.of("\\bvertical(ly)?\\b", "that height is vertical");
    private static final Phrase HORIZONTAL = Phrase.of("\\bhorizontal(ly)?\\b", "that the side is horizontal");
    private static final Phrase LONGER = Phrase.of("\\blonger\\b", "that length is the longer side");
    private static final Phrase SHORTER = Phrase.of("\\bshorter\\b", "that width is the shorter side");

    private static final Phrase AT_REST = Phrase.of(
            "\\b(not move|n't move|at rest|stayed|remained|no motion|nothing moved|motionless|stood still"
                    + "|(in|at) the same (place|position|spot))\\b",
            "that the point did not move");

    private static final Phrase COLOUR = Phrase.of(
            "\\b(red|green|blue|yellow|orange|purple|violet|pink|cyan|magenta|white|black|gr[ae]y|brown|colou?red)\\b",
            "the dots' colours vary, so none may be named");
    private static final Phrase OTHER_IMAGES =
            Phrase.of("\\b(Image-\\d|second (image|view|camera)|(both|two) (images|views))\\b", "there is one image");
    private static final Phrase FURTHER_IMAGES = Phrase.of("\\bImage-([3-9]|\\d\\d)", "there are two images");
    private static final Phrase PAIR = Phrase.of(
            "\\b(Image-[2-9]|Image-\\d\\d|second|both|two|pairs?|other)\\b",
            "there are {n} images, so speak of the first and the last");
    private static final Phrase COUNTED_IMAGES = Phrase.of(
            "\\b(Image-\\d|(first|second) (image|view|camera|photo)|(both|two|pair of) (images|views|photos|pictures))\\b",
            "the number of images varies, so say \"the images\"");
    private static final Phrase BARE_LABEL =
            Phrase.of("(?<!\\bthe )\\{label}", "labels are of any number and gender, so write \"the {label}\"");
    private static final Phrase VERB_BEFORE_LABEL = Phrase.of(
            "\\b(is|are|was|were|does|do|has|have) the \\{label}",
            "labels may be plural, so no verb may agree with them");
    private static final Phrase OTHER_LENGTHS =
            Phrase.of("\\b(cm|centimet(re|er)s?|met(re|er)s?|inch(es)?|feet)\\b", "lengths are in millimetres");
    private static final Phrase OTHER_ANGLES = Phrase.of("\\bradians?\\b", "angles are in degrees");
    private static final Phrase WHOLE_REPLY = Phrase.of(
            "\\b(nothing else|nothing but|no other text|no explanation|only the (number|letter|word|answer|vector)"
                    + "|just the (number|letter|word|answer|vector))\\b",
            "answers may be sentences, so nothing may be promised about the rest of the reply");

    static List<String> problems(Subtask subtask, Role role, Template template) {
        List<String> problems = new ArrayList<>();
        if (role == Role.TASK) {
            problems.addAll(missing(subtask, required(subtask), template));
        }
        if (role == Role.STILL && !AT_REST.in(template)) {
            problems.add("every answer of the list still states " + AT_REST.meaning());
        }
        problems.addAll(said(forbidden(subtask), template));
        return problems;
    }

    /// The same for tasks and questions over three and more images.
    static List<String> sequenceProblems(Subtask subtask, Role role, Template template) {
        List<String> problems = new ArrayList<>();
        if (role == Role.TASK) {
            List<Phrase> phrases = new ArrayList<>(required(subtask));
            phrases.remove(SECOND);
            phrases.addAll(List.of(LAST, ORDER));
            problems.addAll(missing(subtask, phrases, template));
        }
        List<Phrase> phrases = new ArrayList<>(forbidden(subtask));
        phrases.remove(FURTHER_IMAGES);
        phrases.add(PAIR);
        problems.addAll(said(phrases, template));
        return problems;
    }

    /// True for an answer that does not fit three and more images.
    static boolean namesSecondImage(Template answer) {
        return PAIR.in(answer);
    }

    private static List<String> missing(Subtask subtask, List<Phrase> required, Template template) {
        return required.stream()
                .filter(phrase -> !phrase.in(template))
                .map(phrase -> "every task of " + subtask.id() + " states " + phrase.meaning())
                .toList();
    }

    private static List<String> said(List<Phrase> forbidden, Template template) {
        List<String> problems = new ArrayList<>();
        for (Phrase phrase : forbidden) {
            var found = phrase.pattern().matcher(template.text());
            if (found.find()) {
                problems.add("'" + found.group() + "' must not be said: " + phrase.meaning());
            }
        }
        return problems;
    }

    /// What a template must and must not say, in words.
    static List<String> inWords(Subtask subtask, Role role) {
        List<String> rules = new ArrayList<>();
        if (role == Role.TASK) {
            required(subtask).forEach(phrase -> rules.add("it states " + phrase.meaning()));
        }
        if (role == Role.STILL) {
            rules.add("it states " + AT_REST.meaning());
        }
        forbidden(subtask).forEach(phrase -> rules.add("take care: " + phrase.meaning()));
        return rules;
    }

    private static List<Phrase> required(Subtask subtask) {
        List<Phrase> phrases = new ArrayList<>(form(subtask));
        phrases.add(BACKTICKS);
        if (subtask.reference() == Reference.COORDINATE) {
            phrases.addAll(List.of(RANGE, ORIGIN, X_AXIS, Y_AXIS));
        }
        if (subtask.images() == 2 && subtask.reference() != Reference.LABEL) {
            phrases.addAll(List.of(FIRST, SECOND));
        }
        if (subtask.id().startsWith("depth-")) {
            phrases.add(DEPTH);
        }
        if (subtask.reference() == Reference.LABEL) {
            phrases.addAll(side(subtask));
        }
        return phrases;
    }

    private static List<Phrase> side(Subtask subtask) {
        if (subtask == Subtask.OBJECT_HEIGHT) {
            return List.of(VERTICAL);
        }
        return List.of(HORIZONTAL, subtask == Subtask.OBJECT_LENGTH ? LONGER : SHORTER);
    }

    private static List<Phrase> form(Subtask subtask) {
        return switch (subtask.answerKind()) {
            case CHOICE -> List.of(LETTER);
            case PIXEL -> List.of(PIXEL);
            case SCALAR -> List.of(isAngle(subtask) ? DEGREES : MILLIMETRES);
            case VECTOR -> List.of(VECTOR, MILLIMETRES, X_AXIS, Y_AXIS, Z_AXIS);
            case MOTION -> List.of(SIX, MILLIMETRES, DEGREES, X_AXIS, Y_AXIS, Z_AXIS, YAW_SIGN, PITCH_SIGN, ROLL_SIGN);
            case DIRECTION ->
                words(subtask).stream()
                        .map(word -> Phrase.of("`" + word.text() + "`", "the word `" + word.text() + "`"))
                        .toList();
        };
    }

    private static List<Answer.Direction.Word> words(Subtask subtask) {
        String id = subtask.id();
        if (id.contains("-x-") || id.contains("-yaw-")) {
            return List.of(Answer.Direction.Word.LEFT, Answer.Direction.Word.RIGHT);
        }
        if (id.contains("-roll-")) {
            return List.of(Answer.Direction.Word.CLOCKWISE, Answer.Direction.Word.COUNTERCLOCKWISE);
        }
        return id.contains("-z-")
                ? List.of(Answer.Direction.Word.FORWARD, Answer.Direction.Word.BACKWARD)
                : List.of(Answer.Direction.Word.UP, Answer.Direction.Word.DOWN);
    }

    private static List<Phrase> forbidden(Subtask subtask) {
        List<Phrase> phrases = new ArrayList<>();
        phrases.add(WHOLE_REPLY);
        switch (subtask.reference()) {
            case DOT -> phrases.add(COLOUR);
            case LABEL -> phrases.addAll(List.of(COUNTED_IMAGES, BARE_LABEL, VERB_BEFORE_LABEL));
            case NONE, COORDINATE -> {}
        }
        if (subtask.images() == 1) {
            phrases.add(OTHER_IMAGES);
        } else if (subtask.reference() != Reference.LABEL) {
            phrases.add(FURTHER_IMAGES);
        }
        if (subtask.answerKind() == AnswerKind.SCALAR || subtask.answerKind() == AnswerKind.VECTOR) {
            phrases.add(isAngle(subtask) ? OTHER_ANGLES : OTHER_LENGTHS);
        } else if (subtask.answerKind() == AnswerKind.MOTION) {
            phrases.addAll(List.of(OTHER_ANGLES, OTHER_LENGTHS));
        }
        return phrases;
    }

    private static boolean isAngle(Subtask subtask) {
        return subtask.id().endsWith("-angle");
    }
}
