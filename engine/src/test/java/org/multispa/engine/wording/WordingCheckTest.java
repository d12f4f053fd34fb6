package org.multispa.engine.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.WordingCheck.Minimums;

class WordingCheckTest {
    @Test
    void aGoodPackHasNoProblems() {
        assertThat(Packs.problems(Packs.distance())).isEmpty();
    }

    @Test
    void tooFewTemplatesAreReportedForEachList() {
        assertThat(WordingCheck.problems("mine.yaml", Packs.distance(), Minimums.STANDARD))
                .extracting(WordingProblem::toString)
                .containsExactly(
                        "mine.yaml: expected at least 10 tasks, found 1",
                        "mine.yaml: expected at least 30 questions, found 1",
                        "mine.yaml: expected at least 20 answers, found 1");
    }

    @Test
    void aListLongerThanIsComparedIsRefused() {
        String[] questions = IntStream.range(0, WordingCheck.MOST + 1)
                .mapToObj(i -> "How far is number " + i + "?")
                .toArray(String[]::new);

        assertThat(Packs.problems(Packs.withQuestion(questions)))
                .containsExactly(": expected at most 1000 questions, found 1001");
    }

    @Test
    void leastNumbersBelowOneMakeNoSense() {
        assertThatThrownBy(() -> new Minimums(1, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1, 0, 1, 1");
        assertThatThrownBy(() -> new Minimums(1, 1, 1, 0)).hasMessageContaining("1, 1, 1, 0");
    }

    @Test
    void aPackAboutMovingPointsNeedsAnswersForPointsAtRest() {
        assertThat(Packs.problems(Packs.motion("It did not move: `{answer}` mm.")))
                .isEmpty();
        assertThat(Packs.problems(Packs.motion())).containsExactly(": expected at least 1 still, found 0");
        assertThat(WordingCheck.problems("m.yaml", Packs.motion("At rest: `{answer}`"), Minimums.STANDARD))
                .extracting(WordingProblem::toString)
                .contains("m.yaml: expected at least 5 still, found 1");
    }

    @Test
    void anAnswerForAPointAtRestSaysSoAndHoldsTheAnswer() {
        assertThat(Packs.problems(Packs.motion("The distance is `{answer}` mm.")))
                .singleElement()
                .asString()
                .startsWith("s1: every answer of the list still states that the point did not move");
        assertThat(Packs.problems(Packs.motion("It did not move.")))
                .singleElement()
                .asString()
                .startsWith("s1: an answer holds `{answer}`");
        assertThat(Packs.problems(Packs.motion("It did not move: `{answer}` mm.", "it did NOT move, `{answer}` mm")))
                .containsExactly("s2: the same sentence as s1");
        assertThat(Packs.problems(Packs.motion("At rest at {x}: `{answer}` cm")))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("{x}"))
                .anyMatch(problem -> problem.contains("'cm'"));
    }

    @Test
    void otherPacksHaveNoAnswersForPointsAtRest() {
        WordingPack good = Packs.distance();
        WordingPack pack = new WordingPack(
                good.subtask(),
                "en",
                1,
                good.tasks(),
                good.questions(),
                good.answers(),
                Packs.motion("It did not move: `{answer}`").still());

        assertThat(Packs.problems(pack)).containsExactly(": only packs about moving points have a list still");
    }

    @Test
    void aProblemNamesFileAndTemplate() {
        WordingPack pack = Packs.withQuestion("How far did the camera move?", "How  far was the trip?");

        assertThat(WordingCheck.problems("a/b.yaml", pack, Minimums.ONE_EACH))
                .extracting(WordingProblem::toString)
                .containsExactly("a/b.yaml, q2: two spaces in a row");
    }

    @Test
    void anIdThatIsLongOrStrangeIsReported() {
        for (String id : List.of("", "T1", "1t", "t 1", "t:1", "a-far-too-long-name")) {
            WordingPack good = Packs.distance();
            List<Template> questions = List.of(Template.of(id, "How far did the camera move?"));
            WordingPack pack = new WordingPack(good.subtask(), "en", 1, good.tasks(), questions, good.answers());

            assertThat(Packs.problems(pack)).singleElement().asString().startsWith(id + ": an id has");
        }
    }

    @Test
    void anIdThatIsUsedTwiceIsReportedAlsoAcrossLists() {
        WordingPack good = Packs.distance();
        List<Template> answers = List.of(Template.of("q1", "It moved `{answer}` mm."));
        WordingPack pack = new WordingPack(good.subtask(), "en", 1, good.tasks(), good.questions(), answers);

        assertThat(Packs.problems(pack)).singleElement().asString().startsWith("q1: the id is taken");
    }

    @Test
    void theSameSentenceInOtherDressIsReported() {
        assertThat(Packs.problems(Packs.withQuestion("How far did the camera move?", "how far did THE camera move!")))
                .containsExactly("q2: the same sentence as q1");
    }

    @Test
    void nearlyTheSameWordsAreReported() {
        String ten = "Tell me how far this small camera went between both shots.";

        assertThat(Packs.problems(
                        Packs.withQuestion(ten, "Now tell me how far this small camera went between both" + " shots.")))
                .containsExactly("q2: nearly the same words as q1; write another one");
        assertThat(Packs.problems(Packs.withQuestion(ten, "Between both shots, how far went this camera?")))
                .isEmpty();
    }

    @Test
    void sentencesThatDifferInTheirSlotsOnlyCountAsDifferent() {
        WordingPack pack = Packs.pack(
                Subtask.OBJECT_HEIGHT,
                List.of("Give the vertical size in mm, in backticks."),
                List.of("What is the height of the {label}?"),
                List.of("The {label}: `{answer}` mm.", "The height: `{answer}` mm."));

        assertThat(Packs.problems(pack)).isEmpty();
    }

    @Test
    void rulesOfEnglishAreNotAppliedToOtherLanguages() {
        WordingPack german = new WordingPack(
                Subtask.CAMERA_DISTANCE,
                "de",
                1,
                List.of(Template.of("t1", "Wie weit hat sich die Kamera bewegt? Die Zahl in mm.")),
                List.of(Template.of("q1", "Wie weit kam die Kamera?")),
                List.of(Template.of("a1", "Sie kam `{answer}` mm weit.")));

        assertThat(Packs.problems(german)).isEmpty();
        assertThat(Packs.problems(new WordingPack(
                        german.subtask(), "en-GB", 1, german.tasks(), german.questions(), german.answers())))
                .hasSize(3)
                .allMatch(problem -> problem.startsWith("t1: every task of camera-distance states"));
    }

    @Test
    void allProblemsOfAPackAreListedAtOnce() {
        WordingPack pack = Packs.pack(
                Subtask.CAMERA_DISTANCE,
                List.of("Look at {thing}"),
                List.of("How far? "),
                List.of("`{answer}` or `{answer}` mm."));

        assertThat(Packs.problems(pack).stream().map(p -> p.substring(0, 2)).distinct())
                .containsExactly("t1", "q1", "a1");
        assertThat(Packs.problems(pack)).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void packsOfFormedNonsenseAreReportedAndNeverThrow() {
        var random = new java.util.Random(5);
        String alphabet = "{}`<>|answerlbx .?[]\n";
        for (int round = 0; round < 3000; round++) {
            String noise = random.ints(random.nextInt(40), 0, alphabet.length())
                    .mapToObj(i -> alphabet.substring(i, i + 1))
                    .reduce("", String::concat);

            Stream.of(Packs.withTask(noise), Packs.withAnswer(noise + "é"))
                    .forEach(pack -> assertThat(Packs.problems(pack)).isNotEmpty());
        }
    }
}
