package org.multispa.engine.verify.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class VerifyReportTest {
    private static final Fault SIGN = new Fault(Cause.SIGN, "answer", "left", "right");
    private static final Fault BIN = new Fault(Cause.BIN, "bin", "overlap-06", "overlap-07");

    private static VerifyReport report() {
        Tally tally = new Tally();
        tally.sample("camera-distance", "a", "train/d.jsonl:1", List.of());
        for (int i = 0; i < 5; i++) {
            tally.sample("camera-x-direction", "x" + i, "train/x.jsonl:" + i, List.of(SIGN, SIGN, BIN));
        }
        tally.sample("depth-estimation-dot", "p", "train/p.jsonl:1", List.of(BIN));
        tally.add(Disagreement.ofDataset("train/x.jsonl", new Fault(Cause.FILE, "bytes", "10", "9")));
        tally.leaveOut(7);
        return tally.report();
    }

    @Test
    void samples_count_once_for_each_cause() {
        VerifyReport report = report();
        assertThat(report.samples()).isEqualTo(7);
        assertThat(report.unchecked()).isEqualTo(7);
        assertThat(report.disagreements()).isEqualTo(12);
        assertThat(report.isClean()).isFalse();
        assertThat(new Tally().report().isClean()).isTrue();
    }

    @Test
    void the_data_set_comes_first_then_subtasks_in_the_papers_order() {
        assertThat(report().rows().stream()
                        .map(row -> row.subtask() + "/" + row.cause().id()))
                .containsExactly(
                        "/file", "depth-estimation-dot/bin", "camera-x-direction/sign", "camera-x-direction/bin");
        assertThat(report().checked().stream().map(VerifyReport.Checked::subtask))
                .containsExactly("depth-estimation-dot", "camera-x-direction", "camera-distance");
    }

    @Test
    void only_the_first_few_of_a_kind_are_shown() {
        assertThat(report().rows()).allSatisfy(row -> assertThat(row.examples()).hasSizeLessThanOrEqualTo(3));
        assertThat(report().text())
                .contains("train/x.jsonl:0 (x0): answer: expected left, found right")
                .contains("… 2 more")
                .contains("7 samples checked, 12 disagreements")
                .contains("7 samples were not checked")
                .contains("(data set), file:");
    }

    @Test
    void json_says_the_same() {
        JsonNode tree = new JsonMapper().readTree(report().json());
        assertThat(tree.get("samples").intValue()).isEqualTo(7);
        assertThat(tree.get("disagreements").intValue()).isEqualTo(12);
        assertThat(tree.get("checked").get("camera-x-direction").intValue()).isEqualTo(5);
        JsonNode row = tree.get("rows").get(2);
        assertThat(row.get("cause").stringValue()).isEqualTo("sign");
        assertThat(row.get("count").intValue()).isEqualTo(5);
        assertThat(row.get("examples").get(0).get("place").stringValue()).isEqualTo("train/x.jsonl:0");
    }

    @Test
    void causes_have_names_of_their_own() {
        Set<String> names = new HashSet<>();
        for (Cause cause : Cause.values()) {
            assertThat(names.add(cause.id())).isTrue();
            assertThat(cause.meaning()).isNotBlank();
        }
    }
}
