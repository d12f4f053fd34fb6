package org.multispa.engine.subtasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.questions.AskSettings.Distractors;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.Question;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.Proposed;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.scenes.StaticScene;
import org.multispa.testing.rooms.RoomScan;

/// Which of two points is nearer: the bins that keep the answer from following from where the points lie.
final class DepthComparisonTest {
    private static final StaticScene SCENE = RoomScenes.of("room", RoomScan.of(14, 5));

    @TempDir
    private Path out;

    private static List<Proposal> proposed(Profile profile, Subtask subtask) {
        SceneIndex index = SceneIndex.of(SCENE, profile.visibilityRule());
        SceneContext context = SceneContext.of(index, profile, AskSettings.DEFAULT, 7, 1);
        return Proposed.of(context, EnumSet.of(subtask)).proposals();
    }

    private static boolean firstIsNearer(Question question) {
        return raw(question, "depth1_m") < raw(question, "depth2_m");
    }

    private static boolean nearerIsLower(Question question) {
        boolean firstIsLower = raw(question, "v1_px") > raw(question, "v2_px");
        return firstIsNearer(question) == firstIsLower;
    }

    private static double raw(Question question, String name) {
        return Objects.requireNonNull(question.raw().get(name));
    }

    @ParameterizedTest
    @EnumSource(
            value = Subtask.class,
            names = {"DEPTH_COMPARISON_DOT", "DEPTH_COMPARISON_COORDINATE"})
    void strict_bins_say_where_the_nearer_point_is_named_and_shown(Subtask subtask) {
        Set<String> endings = new HashSet<>();
        for (Proposal proposal : proposed(Profile.STRICT, subtask)) {
            Question question = proposal.question().get();
            String ending =
                    (firstIsNearer(question) ? "/first" : "/second") + (nearerIsLower(question) ? "/lower" : "/higher");
            assertThat(proposal.bin()).matches("gap-[1-4]-(below-\\d+|from-100)" + ending);
            endings.add(ending);
        }
        assertThat(endings)
                .containsExactlyInAnyOrder("/first/lower", "/first/higher", "/second/lower", "/second/higher");
    }

    @Test
    void bins_of_the_paper_know_the_gap_alone() {
        assertThat(proposed(Profile.PAPER, Subtask.DEPTH_COMPARISON_COORDINATE))
                .isNotEmpty()
                .allSatisfy(proposal -> assertThat(proposal.bin()).matches("gap-[0-4]-(below-\\d+|from-100)"));
    }

    /// In a room whose floor is nearer the lower it is shown, most pairs have the lower point nearer; of the questions
    /// that are taken half have.
    @Test
    void the_lower_point_is_no_better_a_guess_than_the_higher_one() throws Exception {
        List<Question> all = proposed(Profile.STRICT, Subtask.DEPTH_COMPARISON_COORDINATE).stream()
                .map(proposal -> proposal.question().get())
                .toList();
        long lower = all.stream().filter(DepthComparisonTest::nearerIsLower).count();
        assertThat((double) lower / all.size()).isGreaterThan(0.55);

        List<Sample> taken = Requests.of(List.of(MemorySource.locationOf(SCENE)))
                .withSubtasks(EnumSet.of(Subtask.DEPTH_COMPARISON_COORDINATE))
                .withAsk(new AskSettings(400, 1, Distractors.MIXED, 0.2, 2))
                .withImages(ImagesMode.NONE)
                .withCount(48)
                .samples(out);
        assertThat(taken).hasSize(48);
        assertThat(taken)
                .filteredOn(s -> s.provenance().bin().endsWith("/lower"))
                .hasSize(24);
        assertThat(taken)
                .filteredOn(s -> s.provenance().bin().contains("/first/"))
                .hasSize(24);
    }
}
