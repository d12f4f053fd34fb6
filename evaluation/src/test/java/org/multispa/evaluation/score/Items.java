package org.multispa.evaluation.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.extract.RandomAnswers;
import org.multispa.evaluation.extract.Rung;

/// Graded answers made up for tests.
public final class Items {
    private Items() {}

    public static Scored of(String id, String scene, Subtask subtask, boolean correct) {
        return of(id, scene, subtask, correct, Rung.BACKTICKS, Map.of());
    }

    public static Scored of(
            String id, String scene, Subtask subtask, boolean correct, Rung rung, Map<Facet, String> facets) {
        Answer truth = RandomAnswers.of(subtask, new Random(id.hashCode()));
        Optional<ErrorSize> error = truth instanceof Answer.Choice || truth instanceof Answer.Direction
                ? Optional.empty()
                : Optional.of(new ErrorSize(correct ? 10 : 500, OptionalDouble.of(correct ? 0.01 : 0.5)));
        return new Scored(
                id,
                scene,
                subtask,
                Outcome.ANSWERED,
                Optional.of(rung),
                truth,
                Optional.of(truth),
                correct,
                error,
                facets);
    }

    public static Scored missing(String id, String scene, Subtask subtask, Outcome outcome) {
        Answer truth = RandomAnswers.of(subtask, new Random(id.hashCode()));
        return new Scored(
                id,
                scene,
                subtask,
                outcome,
                Optional.empty(),
                truth,
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of());
    }

    /// `right` right ones of `asked` questions of one subtask, a scene for every three.
    public static List<Scored> some(Subtask subtask, int right, int asked) {
        List<Scored> items = new ArrayList<>();
        for (int i = 0; i < asked; i++) {
            items.add(of(subtask.id() + "-" + i, "scene" + i / 3, subtask, i < right));
        }
        return items;
    }

    /// Questions of all 26 subtasks over a number of scenes, right with this probability.
    public static List<Scored> random(long seed, int eachSubtask, int scenes, double right) {
        Random random = new Random(seed);
        List<Scored> items = new ArrayList<>();
        for (Subtask subtask : Subtask.benchmark()) {
            for (int i = 0; i < eachSubtask; i++) {
                items.add(of(subtask.id() + "-" + i, "scene" + i % scenes, subtask, random.nextDouble() < right));
            }
        }
        return items;
    }
}
