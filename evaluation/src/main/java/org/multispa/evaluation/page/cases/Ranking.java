package org.multispa.evaluation.page.cases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.score.Scored;

/// Chooses a few questions out of many, so that every subtask and every outcome has its worst ones among them.
final class Ranking {
    /// The largest error first. What has no size, such as a wrong letter or no answer at all, comes after what
    /// has; an error against a truth of 0 is larger than any share of another.
    static final Comparator<Scored> WORST_FIRST = Comparator.comparing(Scored::outcome)
            .thenComparing(Comparator.comparingDouble(Ranking::size).reversed())
            .thenComparing(Scored::subtask)
            .thenComparing(Scored::id);

    private Ranking() {}

    private static double size(Scored item) {
        return item.error()
                .map(error -> error.relative().orElse(Double.MAX_VALUE))
                .orElse(-1.0);
    }

    /// Takes the worst of every group in turn, then the second worst, and so on.
    ///
    /// @param group the groups are served in their order
    /// @return at most `most` of the items, the worst first
    static <G extends Comparable<G>> List<Scored> spread(List<Scored> items, Function<Scored, G> group, int most) {
        Map<G, Map<Subtask, Deque<Scored>>> groups = new TreeMap<>();
        items.stream()
                .sorted(WORST_FIRST)
                .forEach(item -> groups.computeIfAbsent(group.apply(item), _ -> new TreeMap<>())
                        .computeIfAbsent(item.subtask(), _ -> new ArrayDeque<>())
                        .add(item));
        List<Deque<Scored>> queues = new ArrayList<>();
        groups.values().forEach(bySubtask -> queues.addAll(bySubtask.values()));
        List<Scored> chosen = new ArrayList<>();
        while (chosen.size() < most && !queues.isEmpty()) {
            for (Deque<Scored> queue : queues) {
                if (chosen.size() < most) {
                    chosen.add(queue.remove());
                }
            }
            queues.removeIf(Deque::isEmpty);
        }
        chosen.sort(WORST_FIRST);
        return chosen;
    }
}
