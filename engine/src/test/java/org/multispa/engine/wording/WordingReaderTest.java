package org.multispa.engine.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Subtask;

class WordingReaderTest {
    private static final String GOOD = Packs.yaml(Packs.distance());

    @Test
    void aPackIsReadAsItStands() throws IOException {
        assertThat(read(GOOD)).isEqualTo(Packs.distance());
    }

    @Test
    void theListOfAnswersForPointsAtRestMayBeThereOrNot() throws IOException {
        String motion = Packs.yaml(Packs.motion("It did not move: `{answer}`"));
        assertThat(read(motion)).isEqualTo(Packs.motion("It did not move: `{answer}`"));
        assertThat(read(motion.replaceFirst("(?s)still:.*", ""))).isEqualTo(Packs.motion());
        assertThat(refusal(motion.replaceFirst("(?s)still:.*", "still:\n"))).contains("still");
        assertThat(refusal(motion.replaceFirst("(?s)still:.*", "still: none\n")))
                .contains("still");
        assertThat(refusal(motion.replace("still:\n", "still:\n  -\n"))).contains("an empty one");
        assertThat(refusal(motion + "still: []\n")).contains("still");
    }

    @Test
    void anUnknownFieldIsRefused() {
        assertThat(refusal(GOOD + "author: me\n")).contains("author").contains("line");
        assertThat(refusal(GOOD.replace("{ id: t1,", "{ id: t1, weight: 3,"))).contains("weight");
    }

    @Test
    void aMissingFieldIsRefused() {
        assertThat(refusal(GOOD.replace("language: en\n", ""))).contains("language");
        assertThat(refusal(GOOD.replace("version: 1\n", ""))).contains("version");
        assertThat(refusal(GOOD.replace("{ id: t1, text", "{ text"))).contains("'id'");
    }

    @Test
    void aFieldWithoutAValueIsRefused() {
        assertThat(refusal(GOOD.replace("version: 1", "version:"))).contains("version");
        assertThat(refusal(GOOD.replace("id: t1", "id: null"))).contains("id");
        assertThat(refusal(GOOD.replace("questions:\n", "questions:\n  -\n"))).contains("an empty one");
    }

    @Test
    void aFieldGivenTwiceIsRefused() {
        assertThat(refusal(GOOD + "version: 2\n")).contains("version");
    }

    @Test
    void anUnknownSubtaskIsRefused() {
        assertThat(refusal(GOOD.replace("camera-distance", "camera-colour")))
                .contains("camera-colour")
                .contains("object-height");
    }

    @Test
    void valuesOfTheWrongKindAreRefused() {
        assertThat(refusal(GOOD.replace("version: 1", "version: one"))).contains("version");
        assertThat(refusal(GOOD.replace("version: 1", "version: 1.5"))).contains("version");
        assertThat(refusal(GOOD.replace("version: 1", "version: 0"))).contains("at least 1");
        assertThat(refusal(GOOD.replace("id: t1", "id: 12"))).contains("id");
        assertThat(refusal(GOOD.replace("language: en", "language: English"))).contains("English");
        assertThat(refusal(GOOD.replaceAll("tasks:\n.*\n", "tasks: none\n"))).contains("tasks");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(refusal(GOOD + "---\n" + GOOD)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "# nothing\n",
                "---\n",
                "null\n",
                "just words",
                "[1, 2]",
                "{",
                "\t- a",
                "&a [*a]",
                "\u0000"
            })
    void whatIsNoPackIsRefused(String text) {
        assertThat(refusal(text)).contains("pack.yaml");
    }

    @Test
    void aPackCutShortIsRefusedOrHasFewerTemplates() throws IOException {
        for (int length = 0; length < GOOD.length() - 2; length++) {
            try {
                WordingPack cut = read(GOOD.substring(0, length));
                assertThat(cut).isNotEqualTo(Packs.distance());
            } catch (WordingException e) {
                assertThat(e.problems()).hasSize(1);
            }
        }
    }

    @Test
    void noiseNeverCausesAnythingButARefusal() throws IOException {
        Random random = new Random(11);
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 2000; round++) {
            byte[] noisy = good.clone();
            for (int i = 0; i < 4; i++) {
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(WordingReader.readFile("pack.yaml", new ByteArrayInputStream(noisy))
                                .pack()
                                .subtask())
                        .isEqualTo(Subtask.CAMERA_DISTANCE);
            } catch (WordingException e) {
                assertThat(e.problems()).hasSize(1);
            }
        }
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(refusal(GOOD + "[".repeat(100_000))).contains("pack.yaml");
    }

    @Test
    void multiplyingAliasesAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(refusal(bomb + GOOD)).contains("pack.yaml");
    }

    @Test
    void anEndlessFileIsRefusedAfterItsFirstPart() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '#';
            }
        };

        assertThatThrownBy(() -> WordingReader.readFile("endless.yaml", endless))
                .isInstanceOf(WordingException.class)
                .hasMessageContaining("endless.yaml")
                .hasMessageContaining("1048576");
    }

    private static WordingPack read(String text) throws IOException {
        return WordingReader.readFile("pack.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .pack();
    }

    private static String refusal(String text) {
        WordingException refusal = catchThrowableOfType(WordingException.class, () -> read(text));
        assertThat(refusal).as("refusal of %s", text).isNotNull();
        return String.valueOf(refusal.getMessage());
    }
}
