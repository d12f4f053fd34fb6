package org.multispa.model.tokens;

import java.util.Random;

/// Texts of all sorts, the same for the same seed.
public final class RandomText {
    private static final String[] PHRASES = {
        "The depth of the annotated point is `1941` mm.",
        "don't",
        "I'LL",
        "we've",
        "'s",
        "it's 12:30",
        " Image-1: ",
        "[ -372 , 66 , -149 ]",
        "3.14159",
        "x²",
        "½",
        "東京都",
        "你是由",
        "한국어",
        "русский",
        "العربية",
        "हिन्दी",
        "ไทย",
        "café",
        "cafe\u0301",
        "\u212B",
        "ﬁn",
        "naïve",
        "🙂",
        "👩‍👩‍👧",
        "🇩🇪",
        "\uD83D\uDE00\uD83D\uDE00",
        "\u200B",
        "\uFEFF",
        "\u00A0",
        "\u3000",
        "\u2028",
        "\u0085",
        "<|im_end",
        "<img",
        "<0x41>",
        "<unk>x"
    };
    private static final String SPACES = " \t\n\r";

    private final Random random;

    public RandomText(long seed) {
        random = new Random(seed);
    }

    /// A text of up to `most` pieces.
    public String next(int most) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            addPiece(text);
        }
        return text.toString();
    }

    private void addPiece(StringBuilder text) {
        switch (random.nextInt(9)) {
            case 0 -> text.append(PHRASES[random.nextInt(PHRASES.length)]);
            case 1 -> addRun(text, SPACES, 12);
            case 2 -> addRun(text, " ", 40);
            case 3 -> addRun(text, "0123456789", 8);
            case 4 -> addRun(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 12);
            case 5 -> addRun(text, "aeiou nrst", 20);
            case 6 -> addRun(text, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", 5);
            case 7 -> text.appendCodePoint(assigned(0x20, 0x3000));
            default -> text.appendCodePoint(assigned(0x3000, 0x20000));
        }
    }

    private void addRun(StringBuilder text, String alphabet, int most) {
        for (int left = 1 + random.nextInt(most); left > 0; left--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
    }

    /// A character that Unicode has long had, so that tables of different ages agree on it.
    private int assigned(int from, int to) {
        while (true) {
            int point = from + random.nextInt(to - from);
            if (Character.isDefined(point) && OldUnicode.has(point)) {
                return point;
            }
        }
    }
}
