package org.multispa.engine.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.WordingCheck.Minimums;
import org.multispa.engine.wording.WordingCheck.Role;

class WordingWriterTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    Path folder;

    private static WordingPack read(String yaml) throws IOException {
        return WordingReader.readFile("pack.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .pack();
    }

    private static WordingPack grown(Grown... grown) {
        WordingPack good = Packs.distance();
        return new WordingPack(
                good.subtask(), "en", 1, good.tasks(), good.questions(), good.answers(), List.of(), List.of(grown));
    }

    @Test
    void everyStandardPackReadsBackEqual() throws IOException {
        for (Subtask subtask : WordingPacks.standard().subtasks()) {
            WordingPack pack = WordingPacks.standard().pack(subtask);
            Path file = folder.resolve(subtask.id() + ".yaml");
            WordingWriter.write(file, pack);
            assertThat(WordingPacks.readOne(file, Minimums.STANDARD).pack(subtask))
                    .isEqualTo(pack);
        }
    }

    @Test
    void theSectionForSequencesOfAReplacedFileIsKept() throws IOException {
        Path file = folder.resolve("pack.yaml");
        WordingPack pack = WordingPacks.standard().pack(Subtask.CAMERA_DISTANCE);
        String section = """

                sequence:
                  tasks:
                    - { id: "nt1", text: "Of {n} images in order, compare the first and the last: \\"far\\" in mm." }
                  questions:
                    - { id: "nq1", text: "How far?" }
                    - { id: "nq2", text: "How far in all?" }
                """;
        Files.writeString(file, WordingWriter.yaml(pack) + section);
        WordingPack before = WordingReader.readFile(file).sequence().orElseThrow();
        WordingPack shorter = new WordingPack(
                pack.subtask(),
                "en",
                2,
                pack.tasks(),
                pack.questions(),
                pack.answers().subList(0, 20));
        WordingWriter.write(file, shorter);
        WordingReader.PackFile again = WordingReader.readFile(file);
        assertThat(again.pack()).isEqualTo(shorter);
        WordingPack after = again.sequence().orElseThrow();
        assertThat(after.tasks()).isEqualTo(before.tasks()).hasSize(1);
        assertThat(after.questions()).isEqualTo(before.questions()).hasSize(2);
        assertThat(after.version()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNoPackIsNotReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.yaml"), "shopping: [milk]\n");
        assertThatThrownBy(() -> WordingWriter.write(file, Packs.distance())).isInstanceOf(WordingException.class);
        assertThat(file).hasContent("shopping: [milk]");
    }

    @Test
    void anyTextReadsBackEqual() throws IOException {
        String[] pieces = {
            "a",
            " ",
            "\"",
            "\\",
            "'",
            "#",
            ": ",
            "- ",
            "{",
            "}",
            "[",
            "\t",
            "\n",
            "\r",
            "\u0000",
            "\u0085",
            "\u00A0",
            "\u2028",
            "\uFEFF",
            "\uFFFE",
            "\u200B",
            "é",
            "漢",
            "\uD83D\uDE00",
            "\uE000",
            "%",
            "&",
            "*",
            "!",
            "|",
            "`",
            "~"
        };
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                StringBuilder text = new StringBuilder();
                for (int j = random.nextInt(12); j >= 0; j--) {
                    text.append(pieces[random.nextInt(pieces.length)]);
                }
                texts.add(text.toString());
            }
            WordingPack pack = Packs.pack(Subtask.CAMERA_DISTANCE, texts, texts, texts);
            assertThat(read(WordingWriter.yaml(pack))).isEqualTo(pack);
        }
    }

    @Test
    void whatWasGrownIsWrittenAndRead() throws IOException {
        WordingPack pack = grown(
                new Grown("org/model: \"7b\" # é", DAY, List.of("t1", "q1")),
                new Grown("other", DAY.plusDays(1), List.of("a1")));
        String yaml = WordingWriter.yaml(pack);
        assertThat(yaml).contains("grown:", "date: \"2026-03-01\"", "ids: [\"t1\", \"q1\"]");
        assertThat(read(yaml)).isEqualTo(pack);
        assertThat(Packs.problems(pack)).isEmpty();
        assertThat(read(yaml.replace("\"2026-03-01\"", "2026-03-01"))).isEqualTo(pack);
    }

    @Test
    void aWrongRecordOfGrowthIsRefused() {
        String good = WordingWriter.yaml(grown(new Grown("m", DAY, List.of("t1"))));
        for (String bad : List.of(
                good.replace("2026-03-01", "yesterday"),
                good.replace("2026-03-01", "2026-02-30"),
                good.replace("model: \"m\", ", ""),
                good.replace("\"m\"", "\" \""),
                good.replace("\"m\"", "7"),
                good.replace("[\"t1\"]", "[]"),
                good.replace("ids:", "id:"),
                good + "  -\n")) {
            assertThat(bad).isNotEqualTo(good);
            assertThatThrownBy(() -> read(bad)).as(bad).isInstanceOf(WordingException.class);
        }
    }

    @Test
    void templatesThatAreNotThereCannotHaveGrown() {
        assertThat(Packs.problems(grown(new Grown("m", DAY, List.of("t1", "q9")))))
                .containsExactly("q9: grown names a template that is not there, or names it twice");
        assertThat(Packs.problems(grown(new Grown("m", DAY, List.of("t1")), new Grown("n", DAY, List.of("t1")))))
                .hasSize(1);
    }

    @Test
    void aPackTooLargeToReadIsNotWritten() {
        List<String> long1 = Stream.generate(() -> "x".repeat(2000)).limit(900).toList();
        Path file = folder.resolve("large.yaml");
        assertThatThrownBy(() -> WordingWriter.write(file, Packs.pack(Subtask.CAMERA_DISTANCE, long1, long1, long1)))
                .isInstanceOf(WordingException.class);
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void aBrokenFileIsReportedWithAllItsProblems() throws IOException {
        Path file = folder.resolve("broken.yaml");
        WordingWriter.write(file, Packs.withQuestion("How far", "How {far}?"));
        assertThatThrownBy(() -> WordingPacks.readOne(file, Minimums.ONE_EACH))
                .isInstanceOf(WordingException.class)
                .hasMessageContaining("full stop")
                .hasMessageContaining("{far}");
    }

    @Test
    void objectionsToACandidateAreThoseTheCheckWouldRaise() {
        WordingPack pack = Packs.distance();
        assertThat(WordingCheck.objections(pack, Role.QUESTION, "By how much was the camera displaced?"))
                .isEmpty();
        assertThat(WordingCheck.objections(pack, Role.QUESTION, "How far did the camera move?"))
                .containsExactly("the same sentence as q1");
        assertThat(WordingCheck.objections(pack, Role.ANSWER, "It moved far."))
                .singleElement()
                .asString()
                .contains("`{answer}`");
        assertThat(WordingCheck.objections(pack, Role.TASK, "Tell the distance."))
                .hasSizeGreaterThan(2);
    }

    @Test
    void theRulesNameTheSlotsAndWhatEnglishAsksFor() {
        WordingPack comparison = WordingPacks.standard().pack(Subtask.DEPTH_COMPARISON_COORDINATE);
        assertThat(WordingRules.of(comparison, Role.QUESTION))
                .anySatisfy(rule -> assertThat(rule).contains("{x1} {x2} {y1} {y2}"));
        assertThat(WordingRules.of(comparison, Role.TASK)).contains("it states the form `[ x , y ]`");
        assertThat(WordingRules.of(comparison, Role.ANSWER))
                .anySatisfy(rule -> assertThat(rule).contains("`{answer}` exactly once"));
    }
}
