package org.multispa.model.tokens;

import java.lang.Character.UnicodeBlock;
import java.util.Set;

/// Blocks of Unicode in which nothing has changed for ten years and more.
final class OldUnicode {
    private static final Set<UnicodeBlock> BLOCKS = Set.of(
            UnicodeBlock.LATIN_1_SUPPLEMENT,
            UnicodeBlock.LATIN_EXTENDED_A,
            UnicodeBlock.LATIN_EXTENDED_B,
            UnicodeBlock.COMBINING_DIACRITICAL_MARKS,
            UnicodeBlock.GREEK,
            UnicodeBlock.CYRILLIC,
            UnicodeBlock.HEBREW,
            UnicodeBlock.THAI,
            UnicodeBlock.TIBETAN,
            UnicodeBlock.HANGUL_JAMO,
            UnicodeBlock.LATIN_EXTENDED_ADDITIONAL,
            UnicodeBlock.GENERAL_PUNCTUATION,
            UnicodeBlock.SUPERSCRIPTS_AND_SUBSCRIPTS,
            UnicodeBlock.LETTERLIKE_SYMBOLS,
            UnicodeBlock.NUMBER_FORMS,
            UnicodeBlock.MATHEMATICAL_OPERATORS,
            UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            UnicodeBlock.HIRAGANA,
            UnicodeBlock.KATAKANA,
            UnicodeBlock.HANGUL_SYLLABLES,
            UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS,
            UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS,
            UnicodeBlock.GOTHIC,
            UnicodeBlock.MATHEMATICAL_ALPHANUMERIC_SYMBOLS,
            UnicodeBlock.EMOTICONS);

    private OldUnicode() {}

    static boolean has(int codePoint) {
        UnicodeBlock block = UnicodeBlock.of(codePoint);
        return block != null && BLOCKS.contains(block);
    }
}
