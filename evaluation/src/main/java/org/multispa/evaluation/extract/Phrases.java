package org.multispa.evaluation.extract;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.multispa.evaluation.extract.text.Token;

/// Recognises turns of speech that stand for an answer of their own: that nothing moved, and that no answer is
/// given.
final class Phrases {
    private static final List<String> STILL = List.of(
            "did not move",
            "didn't move",
            "does not move",
            "doesn't move",
            "has not moved",
            "hasn't moved",
            "have not moved",
            "haven't moved",
            "is not moving",
            "isn't moving",
            "was not moving",
            "did not change position",
            "not moved at all",
            "no movement",
            "no motion",
            "no displacement",
            "not displaced",
            "without moving",
            "stationary",
            "motionless",
            "remained still",
            "remains still",
            "stayed still",
            "stays still",
            "stands still",
            "stood still",
            "is still",
            "remained static",
            "remains static",
            "is static",
            "was static",
            "stayed put",
            "did not turn",
            "didn't turn",
            "did not rotate",
            "didn't rotate",
            "no rotation",
            "did not tilt",
            "no tilt",
            "unmoved",
            "没 有 移 动",
            "未 移 动",
            "静 止",
            "nicht bewegt",
            "no se movió",
            "n'a pas bougé",
            "не двигалась",
            "не двигался",
            "не сместилась");

    private static final List<String> REFUSALS = List.of(
            "i cannot",
            "i can't",
            "i can not",
            "cannot determine",
            "can't determine",
            "cannot be determined",
            "can't be determined",
            "could not be determined",
            "cannot be answered",
            "cannot answer",
            "cannot tell",
            "can't tell",
            "cannot provide",
            "can't provide",
            "cannot assist",
            "can't assist",
            "cannot measure",
            "cannot estimate",
            "cannot be estimated",
            "cannot be measured",
            "unable to",
            "not able to",
            "impossible to",
            "not possible to",
            "isn't possible to",
            "no way to",
            "i'm sorry",
            "i am sorry",
            "sorry",
            "i do not know",
            "i don't know",
            "don't have enough information",
            "do not have enough information",
            "insufficient information",
            "not enough information",
            "indeterminate",
            "undetermined",
            "undeterminable",
            "is unknown",
            "is unclear",
            "not visible enough",
            "无 法",
            "抱 歉",
            "不 能 确 定",
            "kann nicht",
            "lässt sich nicht",
            "no puedo",
            "no es posible",
            "je ne peux pas",
            "impossible de",
            "не могу",
            "невозможно");

    /// What declines to answer where it is the whole text.
    private static final Set<String> EMPTY_WORDS =
            Set.of(" unknown ", " n a ", " none ", " unclear ", " not sure ", " unsure ", " null ", " nan ");

    private static final Set<String> CONCESSIONS = Set.of(
            "but",
            "however",
            "nevertheless",
            "nonetheless",
            "still",
            "yet",
            "estimate",
            "estimated",
            "guess",
            "approximately",
            "roughly",
            "therefore",
            "so",
            "thus",
            "hence",
            "answer",
            "aber",
            "pero",
            "mais");

    private static final Set<String> NEGATIONS = Set.of("not", "isn't", "wasn't", "never");

    private final List<Token> tokens;
    private final String words;
    private final int[] tokenAt;

    /// Position of the token with which the last refusal begins, or -1.
    private final int refusal;

    /// @param tokens of a whole text
    Phrases(List<Token> tokens) {
        this.tokens = tokens;
        StringBuilder joined = new StringBuilder(" ");
        tokenAt = new int[1 + tokens.stream().mapToInt(Phrases::length).sum()];
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof Token.Word word) {
                tokenAt[joined.length()] = i;
                joined.append(word.text()).append(' ');
            }
        }
        words = joined.toString();
        refusal = lastRefusal();
    }

    private static int length(Token token) {
        return token instanceof Token.Word word ? word.text().length() + 1 : 0;
    }

    /// Whether the text says that what was asked about did not move.
    boolean still() {
        for (String phrase : STILL) {
            int at = words.indexOf(" " + phrase + " ");
            if (at >= 0 && !isNegated(tokenAt[at + 1])) {
                return true;
            }
        }
        return false;
    }

    private boolean isNegated(int token) {
        return token > 0 && tokens.get(token - 1) instanceof Token.Word word && NEGATIONS.contains(word.text());
    }

    /// Whether the text declines to answer.
    boolean refuses() {
        return refusal >= 0;
    }

    /// Where a text that declines to answer begins to answer all the same, as a position among its characters.
    OptionalInt concession() {
        for (int i = Math.max(refusal, 0); refusal >= 0 && i < tokens.size(); i++) {
            if (tokens.get(i) instanceof Token.Word word && CONCESSIONS.contains(word.text())) {
                return OptionalInt.of(word.end());
            }
        }
        return OptionalInt.empty();
    }

    private int lastRefusal() {
        int last = EMPTY_WORDS.contains(words) ? 0 : -1;
        for (String phrase : REFUSALS) {
            int at = words.lastIndexOf(" " + phrase + " ");
            if (at >= 0) {
                last = Math.max(last, tokenAt[at + 1]);
            }
        }
        return last;
    }
}
