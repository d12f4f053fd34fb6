package org.multispa.engine.subtasks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.overlay.LabelLayout;
import org.multispa.engine.questions.AskSettings.Distractors;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.SeededHash;
import org.multispa.scenes.SceneObject;

/// Chooses the wrong options of a correspondence question: other points that the second frame sees, far enough from
/// the answer and from each other.
final class DistractorChooser {
    private static final int WRONG_OPTIONS = 3;
    private static final int ATTEMPTS = 200;
    private static final Distractors[] LEVELS = {Distractors.RANDOM, Distractors.NEAR, Distractors.SAME_OBJECT};

    private final SceneContext context;
    private final int[] objectOfPoint;

    DistractorChooser(SceneContext context) {
        this.context = context;
        this.objectOfPoint = new int[context.index().scene().points().size()];
        Arrays.fill(objectOfPoint, -1);
        List<SceneObject> objects = context.index().scene().objects();
        for (int i = 0; i < objects.size(); i++) {
            for (int point : objects.get(i).points()) {
                objectOfPoint[point] = i;
            }
        }
    }

    /// The level of one question; `MIXED` becomes one of the three others by hash.
    Distractors level(SeededHash key) {
        Distractors asked = context.settings().distractors();
        return asked == Distractors.MIXED ? LEVELS[key.with("level").below(LEVELS.length)] : asked;
    }

    /// Three points that frame `frame` sees, or empty if the level and the profile leave too few.
    Optional<int[]> choose(int frame, int answer, SeenPoint seen, Distractors level, SeededHash key) {
        Candidates candidates = candidates(frame, answer, level);
        if (candidates.count() < WRONG_OPTIONS) {
            return Optional.empty();
        }
        int[] chosen = new int[WRONG_OPTIONS];
        List<SeenPoint> taken = new ArrayList<>(List.of(seen));
        SeededHash draws = key.with("distractors");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int point = candidates.at(draws.with(attempt).below(candidates.count()));
            SeenPoint option = context.see(frame, point);
            if (point != answer && allowed(option, taken, level)) {
                chosen[taken.size() - 1] = point;
                taken.add(option);
                if (taken.size() > WRONG_OPTIONS) {
                    return drawable(taken) ? Optional.of(chosen) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private boolean allowed(SeenPoint option, List<SeenPoint> taken, Distractors level) {
        if (level == Distractors.NEAR
                && option.separation(taken.getFirst()) > context.settings().nearRadius()) {
            return false;
        }
        double smallest = context.profile().minSeparation();
        return taken.stream()
                .allMatch(other ->
                        option.separation(other) >= smallest && !option.pixel().equals(other.pixel()));
    }

    private boolean drawable(List<SeenPoint> options) {
        if (context.profile().minSeparation() == 0) {
            return true;
        }
        List<Overlay.Dot> dots = new ArrayList<>();
        for (SeenPoint option : options) {
            dots.add(option.dot(Character.toString('A' + dots.size())));
        }
        SeenPoint any = options.getFirst();
        return LabelLayout.fits(any.camera().width(), any.camera().height(), dots);
    }

    private interface Candidates {
        int count();

        int at(int rank);
    }

    private Candidates candidates(int frame, int answer, Distractors level) {
        long[] seen = context.index().seen()[frame];
        if (level != Distractors.SAME_OBJECT) {
            int count = context.index().counts()[frame];
            return new Candidates() {
                @Override
                public int count() {
                    return count;
                }

                @Override
                public int at(int rank) {
                    return PointSets.select(seen, rank);
                }
            };
        }
        int object = objectOfPoint[answer];
        int[] points = object < 0
                ? new int[0]
                : Arrays.stream(context.index().scene().objects().get(object).points())
                        .filter(point -> PointSets.contains(seen, point))
                        .toArray();
        return new Candidates() {
            @Override
            public int count() {
                return points.length;
            }

            @Override
            public int at(int rank) {
                return points[rank];
            }
        };
    }
}
