package org.multispa.engine.wording.grow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplyParserTest {
    private static final String LIST = "[\"One?\", \"Say \\\"two\\\" {x}.\", \"漢 \\u00e9.\"]";
    private static final List<String> SENTENCES = List.of("One?", "Say \"two\" {x}.", "漢 é.");

    @Test
    void aListIsFoundHoweverItIsWrapped() {
        for (String reply : List.of(
                LIST,
                "  " + LIST + "\n",
                "```json\n" + LIST + "\n```",
                "Sure, here [as asked] they are:\n\n```\n" + LIST + "\n```\nAnything else?",
                "{\"templates\": " + LIST + "}",
                "{\"note\": \"not a sentence\", \"questions\": " + LIST + ", \"count\": 3}",
                "<think>Maybe [\"Bad.\"] or so.</think>\n" + LIST,
                "[{\"text\": \"One?\"}, {\"id\": \"q2\", \"question\": \"Say \\\"two\\\" {x}.\"},"
                        + " {\"template\": \"漢 é.\", \"why\": \"short\"}]",
                "1. One?\n2) Say \"two\" {x}.\n3. 漢 é.",
                "- \"One?\",\n* Say \"two\" {x}.\n• 漢 é.\n")) {
            assertThat(ReplyParser.sentences(reply)).as(reply).isEqualTo(SENTENCES);
        }
    }

    @Test
    void ofHalfAnAnswerTheWholeSentencesAreTaken() {
        for (int length = 0; length <= LIST.length(); length++) {
            List<String> found = ReplyParser.sentences(LIST.substring(0, length));
            assertThat(found).isEqualTo(SENTENCES.subList(0, found.size()));
        }
        assertThat(ReplyParser.sentences(LIST.substring(0, LIST.indexOf("漢")))).isEqualTo(SENTENCES.subList(0, 2));
    }

    @Test
    void nonsenseHoldsNothing() {
        for (String reply : List.of(
                "",
                "I cannot help with that.",
                "[]",
                "{}",
                "[1, 2, null]",
                "[[[[",
                "}{",
                "{\"a\": 1}",
                "</think>",
                "\u0000")) {
            assertThat(ReplyParser.sentences(reply)).as(reply).isEmpty();
        }
    }

    @Test
    void noiseIsNeverMoreThanSomeSentences() {
        Random random = new Random(3);
        String alphabet = "[]{}\",:\\ab1-\n.`";
        for (int round = 0; round < 3000; round++) {
            StringBuilder noise = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(ReplyParser.sentences(noise.toString())).hasSizeLessThan(61);
        }
    }

    @Test
    void endlessRepliesAreCutShort() {
        assertThat(ReplyParser.sentences("[" + "\"a.\",".repeat(100_000))).hasSize(200);
        assertThat(ReplyParser.sentences("- a.\n".repeat(100_000))).hasSize(200);
        assertThat(ReplyParser.sentences("[".repeat(1 << 20))).isEmpty();
        assertThat(ReplyParser.sentences("{\"a\":".repeat(1 << 18))).isEmpty();
    }
}
