package org.multispa.evaluation.neighbours.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.Usage;
import org.multispa.evaluation.neighbours.Graded;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;
import org.multispa.evaluation.neighbours.Suite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SuiteEvaluatorTest {
    private static final Suite POPE = Suites.byId("pope").orElseThrow();
    private static final Suite MMVET = Suites.byId("mmvet").orElseThrow();

    @TempDir
    private Path folder;

    /// Answers by a rule and notes what it was asked.
    private static final class Rule implements Backend {
        private final String name;
        private final java.util.function.Function<Ask, String> rule;
        private final List<Ask> asked = new ArrayList<>();
        private final AtomicInteger failing = new AtomicInteger();

        Rule(String name, java.util.function.Function<Ask, String> rule) {
            this.name = name;
            this.rule = rule;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public SortedMap<String, Object> parameters() {
            return new TreeMap<>(Map.of("temperature", 0.0));
        }

        @Override
        public int concurrency() {
            return 3;
        }

        @Override
        public Reply ask(Ask question) throws IOException {
            if (failing.getAndDecrement() > 0) {
                throw new IOException("out of order");
            }
            synchronized (asked) {
                asked.add(question);
            }
            return new Reply(rule.apply(question), new Usage(10, 2, OptionalDouble.of(0.001), 5));
        }

        @Override
        public void close() {}
    }

    /// Twelve questions about six images; the truth is yes for even ones.
    private Questions pope() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rows.add(List.of(
                    Integer.toString(i),
                    i < 6 ? "random" : "popular",
                    Published.base64(i / 2),
                    "img" + i / 2,
                    "Is there thing " + i + "?",
                    i % 2 == 0 ? "Yes" : "No"));
        }
        Published.tsv(
                folder.resolve("bench/POPE.tsv"),
                List.of("index", "category", "image", "image_source", "question", "answer"),
                rows);
        return POPE.read(folder.resolve("bench"));
    }

    private SuiteEvaluator evaluator(Questions questions, int limit) {
        return new SuiteEvaluator(POPE, questions, folder.resolve("run"), limit, _ -> {});
    }

    private static double headline(SuiteRun run) {
        return run.measures().getFirst().value();
    }

    @Test
    void recorded_replies_are_graded_and_the_folder_holds_everything() throws Exception {
        Questions questions = pope();
        Map<String, String> replies = new HashMap<>();
        for (int i = 0; i < 11; i++) {
            replies.put(Integer.toString(i), i % 2 == 0 ? "Yes" : "No");
        }
        SuiteSource.Given given = new SuiteSource.Given("them", new TreeMap<>(), replies);
        SuiteRun run = evaluator(questions, 0).evaluate(given, Optional.empty());
        assertThat(headline(run)).isEqualTo(1);
        assertThat(run.unanswered()).isEqualTo(1);
        assertThat(run.asked()).isZero();
        Path out = folder.resolve("run");
        assertThat(Files.readAllLines(out.resolve("answers.jsonl"))).hasSize(11);
        assertThat(Files.readAllLines(out.resolve("graded.jsonl"))).hasSize(12);
        assertThat(Files.readString(out.resolve("report.md")))
                .startsWith(
                        "# them on POPE\n\n**F1, mean of the categories: 100.00**\n\n12 questions; 1 without a reply")
                .contains("| random: accuracy ", " 95 % (drawn) |");
        JsonNode report = JsonMapper.shared().readTree(Files.readString(out.resolve("report.json")));
        assertThat(report.get("figures").get(0).get("key").stringValue()).isEqualTo("f1");
        assertThat(report.get("figures").get(0).get("value").doubleValue()).isEqualTo(1);
        assertThat(report.get("run").get("suite").stringValue()).isEqualTo("pope");
        JsonNode line = JsonMapper.shared()
                .readTree(Files.readAllLines(out.resolve("graded.jsonl")).getFirst());
        assertThat(line.get("truth").stringValue()).isEqualTo("yes");
        assertThat(line.get("score").doubleValue()).isEqualTo(1);
    }

    @Test
    void a_model_sees_the_text_and_the_images_and_is_asked_once() throws Exception {
        Questions questions = pope();
        Rule model = new Rule("m", ask -> "Yes");
        SuiteRun run = evaluator(questions, 0).evaluate(new SuiteSource.Asked(model), Optional.empty());
        assertThat(run.asked()).isEqualTo(12);
        assertThat(run.usage().inputTokens()).isEqualTo(120);
        Ask ask = model.asked.stream()
                .filter(one -> one.id().equals("5"))
                .findFirst()
                .orElseThrow();
        assertThat(ask.text()).isEqualTo("<image>\nIs there thing 5?");
        assertThat(ask.images()).containsExactly(Published.image(2));
        SuiteRun again = evaluator(questions, 0).evaluate(new SuiteSource.Asked(model), Optional.empty());
        assertThat(again.asked()).isZero();
        assertThat(again.measures()).isEqualTo(run.measures());
        assertThat(model.asked).hasSize(12);
        Rule other = new Rule("other", ask2 -> "No");
        assertThat(evaluator(questions, 0)
                        .evaluate(new SuiteSource.Asked(other), Optional.empty())
                        .asked())
                .isEqualTo(12);
    }

    @Test
    void questions_that_failed_are_asked_again_and_count_as_wrong_until_then() throws Exception {
        Questions questions = pope();
        Rule model = new Rule("m", ask -> "Yes");
        model.failing.set(5);
        SuiteRun run = evaluator(questions, 0).evaluate(new SuiteSource.Asked(model), Optional.empty());
        assertThat(run.unanswered()).isEqualTo(5);
        SuiteRun again = evaluator(questions, 0).evaluate(new SuiteSource.Asked(model), Optional.empty());
        assertThat(again.asked()).isEqualTo(5);
        assertThat(again.unanswered()).isZero();
    }

    @Test
    void an_image_that_cannot_be_read_fails_its_questions_alone() throws Exception {
        Questions questions = pope();
        String table = Files.readString(folder.resolve("bench/POPE.tsv"));
        Files.writeString(
                folder.resolve("bench/POPE.tsv"),
                table.replace(Published.base64(3), "[" + Published.base64(3).substring(1)));
        Questions spoilt = POPE.read(folder.resolve("bench"));
        SuiteRun run =
                evaluator(spoilt, 0).evaluate(new SuiteSource.Asked(new Rule("m", ask -> "No")), Optional.empty());
        assertThat(run.unanswered()).isEqualTo(2);
        assertThat(questions.questions()).hasSize(12);
    }

    @Test
    void a_limit_takes_whole_sets_and_a_larger_one_takes_in_a_smaller() throws Exception {
        Questions questions = pope();
        List<String> before = List.of();
        for (int limit : List.of(1, 4, 7, 12, 100)) {
            Rule model = new Rule("m" + limit, ask -> "Yes");
            SuiteRun run = evaluator(questions, limit).evaluate(new SuiteSource.Asked(model), Optional.empty());
            List<String> ids =
                    run.graded().stream().map(one -> one.question().id()).toList();
            assertThat(ids)
                    .hasSizeBetween(Math.min(limit, 12), Math.min(limit + 1, 12))
                    .containsAll(before);
            assertThat(ids.size() % 2).isZero();
            before = ids;
        }
    }

    @Test
    void stored_replies_are_graded_again_without_a_model() throws Exception {
        Questions questions = pope();
        SuiteRun run =
                evaluator(questions, 6).evaluate(new SuiteSource.Asked(new Rule("m", ask -> "Yes")), Optional.empty());
        SuiteRun again = SuiteEvaluator.rescore(POPE, questions, folder.resolve("run"));
        assertThat(again.measures()).isEqualTo(run.measures());
        assertThat(again.info()).isEqualTo(run.info());
        assertThat(again.graded()).hasSize(6);
    }

    @Test
    void a_run_of_other_questions_is_not_graded_again() throws Exception {
        Questions questions = pope();
        evaluator(questions, 0)
                .evaluate(new SuiteSource.Given("x", new TreeMap<>(), Map.of("1", "no")), Optional.empty());
        assertThatThrownBy(() -> SuiteEvaluator.rescore(MMVET, questions, folder.resolve("run")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("holds a run of pope");
        List<Question> fewer = questions.questions().subList(0, 11);
        assertThatThrownBy(() ->
                        SuiteEvaluator.rescore(POPE, new Questions(fewer, List.of(), List.of()), folder.resolve("run")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("checksum");
        assertThatThrownBy(() -> SuiteEvaluator.rescore(POPE, questions, folder.resolve("none")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("multispa suite");
    }

    private Questions mmvet() throws IOException {
        for (int i = 0; i < 3; i++) {
            Published.bytes(folder.resolve("vet/images/" + i + ".png"), Published.image(i));
        }
        Published.text(folder.resolve("vet/mm-vet.json"), """
                {"v1_0": {"imagename": "0.png", "question": "a?", "answer": "x", "capability": ["ocr"]},
                 "v1_1": {"imagename": "1.png", "question": "b?", "answer": "x", "capability": ["rec"]},
                 "v1_2": {"imagename": "2.png", "question": "c?", "answer": "x", "capability": ["rec"]}}
                """);
        return MMVET.read(folder.resolve("vet"));
    }

    @Test
    void a_judge_grades_where_the_benchmark_provides_for_one() throws Exception {
        Questions questions = mmvet();
        SuiteSource.Given given = new SuiteSource.Given(
                "m", new TreeMap<>(), Map.of("v1_0", "it is x", "v1_1", "zebra", "v1_2", "giraffe"));
        Rule judge = new Rule(
                "judge",
                ask -> ask.text().contains("zebra") ? "0.3" : ask.text().contains("giraffe") ? "well" : "1.0");
        SuiteEvaluator evaluator = new SuiteEvaluator(MMVET, questions, folder.resolve("run"), 0, _ -> {});
        SuiteRun run = evaluator.evaluate(given, Optional.of(judge));
        assertThat(run.graded().stream().map(Graded::score)).containsExactly(1.0, 0.3, 0.0);
        assertThat(run.graded().stream().map(Graded::judged)).containsExactly(true, true, false);
        assertThat(run.setAside()).singleElement().asString().contains("'v1_2'", "no grade");
        assertThat(judge.asked)
                .hasSize(3)
                .allSatisfy(ask -> assertThat(ask.images()).isEmpty());
        assertThat(Files.readString(folder.resolve("run/report.md"))).contains("Judged by judge: 2 of the replies.");
        evaluator.evaluate(given, Optional.of(judge));
        assertThat(judge.asked).as("asked only once").hasSize(3);
        SuiteRun again = SuiteEvaluator.rescore(MMVET, questions, folder.resolve("run"));
        assertThat(again.graded().stream().map(Graded::score)).containsExactly(1.0, 0.3, 0.0);
        SuiteRun without = evaluator.evaluate(given, Optional.empty());
        assertThat(without.graded().stream().map(Graded::score)).containsExactly(1.0, 0.0, 0.0);
        assertThat(without.info().judge()).isEmpty();
    }

    @Test
    void a_judge_is_not_asked_by_other_benchmarks() throws Exception {
        Rule judge = new Rule("judge", ask -> "1.0");
        SuiteRun run = evaluator(pope(), 0)
                .evaluate(new SuiteSource.Given("m", new TreeMap<>(), Map.of("0", "yes")), Optional.of(judge));
        assertThat(judge.asked).isEmpty();
        assertThat(run.info().judge()).isEmpty();
    }

    @Test
    void all_thirteen_benchmarks_have_names_of_their_own() {
        assertThat(Suites.ALL.stream().map(Suite::id))
                .containsExactlyInAnyOrder(
                        "blink",
                        "cvbench3d",
                        "vsibench",
                        "erqa",
                        "pope",
                        "mme",
                        "mmstar",
                        "mmmu",
                        "ccbench",
                        "mathvista",
                        "vizwiz",
                        "ocrvqa",
                        "mmvet");
        assertThat(Suites.ALL.stream().map(Suite::title)).doesNotHaveDuplicates();
        assertThat(Suites.byId("none")).isEmpty();
    }

    @Test
    void every_benchmark_tells_an_empty_folder_what_it_expects() {
        for (Suite suite : Suites.ALL) {
            assertThatThrownBy(() -> suite.read(folder))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("holds no files of " + suite.title() + "; expected ");
        }
    }

    @Test
    void recorded_files_are_matched_by_id_index_and_place() throws Exception {
        Questions questions = pope();
        List<String> setAside = new ArrayList<>();
        Path lines = Published.text(
                folder.resolve("a.jsonl"),
                "{\"index\": 3, \"prediction\": \"no\"}\n{\"id\": \"4\", \"text\": \"yes\"}\n{\"index\": 99, \"text\": \"x\"}\n");
        SuiteSource.Given given = RecordedReplies.read(lines, questions.questions(), setAside);
        assertThat(given.replies()).isEqualTo(Map.of("3", "no", "4", "yes"));
        assertThat(given.model()).isEqualTo("a.jsonl");
        assertThat(setAside).singleElement().asString().contains("1 replies", "'99'");
        Path object = Published.text(
                folder.resolve("b.json"), "{\"v1_0\": \"x\", \"v1_1\": {\"response\": 5}, \"v1_2\": null}");
        assertThat(RecordedReplies.read(object, mmvet().questions(), new ArrayList<>())
                        .replies())
                .isEqualTo(Map.of("v1_0", "x", "v1_1", "5"));
        Path places = Published.text(folder.resolve("c.jsonl"), "{\"index\": 2, \"text\": \"third\"}\n");
        assertThat(RecordedReplies.read(places, mmvet().questions(), new ArrayList<>())
                        .replies())
                .isEqualTo(Map.of("v1_2", "third"));
        assertThatThrownBy(() -> RecordedReplies.read(object, questions.questions(), new ArrayList<>()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("expected ids such as '0'");
        for (String wrong : List.of("[1]", "{\"a\": ", "")) {
            Path broken = Published.text(folder.resolve("d.json"), wrong);
            assertThatThrownBy(() -> RecordedReplies.read(broken, questions.questions(), new ArrayList<>()))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("d.json");
        }
    }

    @Test
    void a_spoilt_run_file_is_told() throws Exception {
        for (String wrong : List.of("{}", "{\"format\": \"multispa-run-1\"}", "x")) {
            Published.text(folder.resolve("run/run.json"), wrong);
            assertThatThrownBy(() -> SuiteRunInfo.read(folder.resolve("run")))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("run.json");
        }
    }
}
