package org.multispa.evaluation.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.evaluation.extract.text.Token;

/// Finds the two directions of one axis in a text, in a few languages.
final class DirectionWords {
    private static final Map<String, Word> WORDS = Map.ofEntries(
            Map.entry("left", Word.LEFT),
            Map.entry("leftward", Word.LEFT),
            Map.entry("leftwards", Word.LEFT),
            Map.entry("right", Word.RIGHT),
            Map.entry("rightward", Word.RIGHT),
            Map.entry("rightwards", Word.RIGHT),
            Map.entry("up", Word.UP),
            Map.entry("upward", Word.UP),
            Map.entry("upwards", Word.UP),
            Map.entry("down", Word.DOWN),
            Map.entry("downward", Word.DOWN),
            Map.entry("downwards", Word.DOWN),
            Map.entry("forward", Word.FORWARD),
            Map.entry("forwards", Word.FORWARD),
            Map.entry("backward", Word.BACKWARD),
            Map.entry("backwards", Word.BACKWARD),
            Map.entry("clockwise", Word.CLOCKWISE),
            Map.entry("counterclockwise", Word.COUNTERCLOCKWISE),
            Map.entry("anticlockwise", Word.COUNTERCLOCKWISE),
            Map.entry("links", Word.LEFT),
            Map.entry("rechts", Word.RIGHT),
            Map.entry("oben", Word.UP),
            Map.entry("unten", Word.DOWN),
            Map.entry("vorwärts", Word.FORWARD),
            Map.entry("rückwärts", Word.BACKWARD),
            Map.entry("gauche", Word.LEFT),
            Map.entry("droite", Word.RIGHT),
            Map.entry("haut", Word.UP),
            Map.entry("bas", Word.DOWN),
            Map.entry("izquierda", Word.LEFT),
            Map.entry("derecha", Word.RIGHT),
            Map.entry("arriba", Word.UP),
            Map.entry("abajo", Word.DOWN),
            Map.entry("adelante", Word.FORWARD),
            Map.entry("atrás", Word.BACKWARD),
            Map.entry("左", Word.LEFT),
            Map.entry("右", Word.RIGHT),
            Map.entry("上", Word.UP),
            Map.entry("下", Word.DOWN),
            Map.entry("前", Word.FORWARD),
            Map.entry("后", Word.BACKWARD),
            Map.entry("後", Word.BACKWARD));

    private static final Set<String> NEGATING =
            Set.of("not", "than", "of", "from", "isn't", "wasn't", "never", "neither", "nor", "unlike", "no");
    private static final Set<String> MOVING = Set.of("move", "moves", "moved", "moving", "goes", "went", "going");
    private static final Set<String> TOWARD = Set.of("向", "往", "朝", "是", "为", "為");
    private static final Set<String> PHRASAL_UP =
            Set.of("ended", "end", "ends", "ending", "set", "sets", "sum", "summing", "sums", "made", "make", "makes");
    private static final Set<String> PHRASAL_DOWN =
            Set.of("break", "breaking", "broken", "narrow", "narrowing", "boils", "come", "comes", "written");
    private static final Set<String> BEFORE_FALSE_RIGHT = Set.of("all", "you're", "that's", "quite", "alright");
    private static final Set<String> AFTER_FALSE_RIGHT =
            Set.of("answer", "answers", "option", "choice", "away", "now", "angle", "angles", "conclusion");

    private DirectionWords() {}

    /// The candidates for an answer that is `asked` or its opposite.
    static Reading read(List<Token> tokens, Word asked) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Word> word = at(tokens, i);
            if (word.isEmpty() || (word.get() != asked && word.get() != opposite(asked))) {
                continue;
            }
            if (!isOfAlternatives(tokens, i, word.get()) && !isNegated(tokens, i)) {
                candidates.add(Candidate.of(new Answer.Direction(word.get()), 1));
            }
        }
        return Reading.of(candidates);
    }

    static Word opposite(Word word) {
        return switch (word) {
            case LEFT -> Word.RIGHT;
            case RIGHT -> Word.LEFT;
            case UP -> Word.DOWN;
            case DOWN -> Word.UP;
            case FORWARD -> Word.BACKWARD;
            case BACKWARD -> Word.FORWARD;
            case CLOCKWISE -> Word.COUNTERCLOCKWISE;
            case COUNTERCLOCKWISE -> Word.CLOCKWISE;
        };
    }

    /// The direction that the word at a position means, if it means one.
    static Optional<Word> at(List<Token> tokens, int i) {
        if (!(tokens.get(i) instanceof Token.Word found)) {
            return Optional.empty();
        }
        if (found.is("back")) {
            boolean moved =
                    tokens.size() == 1 || (i > 0 && isOneOf(tokens, i - 1, MOVING) && !isWord(tokens, i + 1, "to"));
            return moved ? Optional.of(Word.BACKWARD) : Optional.empty();
        }
        Word word = WORDS.get(found.text());
        if (word == null) {
            return Optional.empty();
        }
        if (word == Word.CLOCKWISE && isCounter(tokens, i)) {
            return Optional.of(Word.COUNTERCLOCKWISE);
        }
        return isMeant(tokens, i, found) ? Optional.of(word) : Optional.empty();
    }

    /// Whether a word that has other meanings has that of a direction here.
    private static boolean isMeant(List<Token> tokens, int i, Token.Word found) {
        return switch (found.text()) {
            case "right" -> !isOneOf(tokens, i - 1, BEFORE_FALSE_RIGHT) && !isOneOf(tokens, i + 1, AFTER_FALSE_RIGHT);
            case "up" -> !isOneOf(tokens, i - 1, PHRASAL_UP);
            case "down" -> !isOneOf(tokens, i - 1, PHRASAL_DOWN);
            case "上", "下", "前", "后", "後" -> tokens.size() <= 2 || isOneOf(tokens, i - 1, TOWARD);
            default -> true;
        };
    }

    private static boolean isCounter(List<Token> tokens, int i) {
        int before = i - 1;
        if (before >= 0 && tokens.get(before).isSymbol('-')) {
            before--;
        }
        return isWord(tokens, before, "counter") || isWord(tokens, before, "anti");
    }

    /// `left or right`, `left/right` and the like name both and choose none.
    private static boolean isOfAlternatives(List<Token> tokens, int i, Word word) {
        return isJoined(tokens, i + 1, i + 2, word) || isJoined(tokens, i - 1, i - 2, word);
    }

    private static boolean isJoined(List<Token> tokens, int joint, int other, Word word) {
        boolean inside = Math.min(joint, other) >= 0 && Math.max(joint, other) < tokens.size();
        if (!inside
                || !(isWord(tokens, joint, "or") || tokens.get(joint).isSymbol('/') || isWord(tokens, joint, "nor"))) {
            return false;
        }
        Optional<Word> second = at(tokens, other);
        return second.isPresent() && second.get() == opposite(word);
    }

    /// `not left`, `rather than to the left`, `from the left`, `instead of left`.
    private static boolean isNegated(List<Token> tokens, int i) {
        int before = i - 1;
        while (isWord(tokens, before, "the") || isWord(tokens, before, "to") || isWord(tokens, before, "a")) {
            before--;
        }
        return isOneOf(tokens, before, NEGATING);
    }

    private static boolean isWord(List<Token> tokens, int i, String word) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isWord(word);
    }

    private static boolean isOneOf(List<Token> tokens, int i, Set<String> words) {
        return i >= 0 && i < tokens.size() && tokens.get(i) instanceof Token.Word word && words.contains(word.text());
    }
}
