package org.multispa.evaluation.reward.score;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/// All figures of some episodes.
///
/// @param recordings groups of clips that intervals draw from
/// @param clips videos
/// @param episodes points that were followed
/// @param still those of them that rest
/// @param frames frames that were asked about
/// @param figures those that are defined
public record RewardBoard(
        long recordings, long clips, long episodes, long still, long frames, Map<Measure, RewardFigure> figures) {
    public RewardBoard {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    }

    /// @throws IllegalArgumentException if there are no episodes
    public static RewardBoard of(List<Episode> episodes) {
        if (episodes.isEmpty()) {
            throw new IllegalArgumentException("no episodes, no figures");
        }
        Map<Measure, RewardFigure> figures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            figure(measure, episodes).ifPresent(figure -> figures.put(measure, figure));
        }
        return new RewardBoard(
                episodes.stream().map(Episode::group).distinct().count(),
                episodes.stream().map(Episode::clip).distinct().count(),
                episodes.size(),
                episodes.stream().filter(Episode::isStill).count(),
                episodes.stream().mapToLong(episode -> episode.frames().size()).sum(),
                figures);
    }

    private static Optional<RewardFigure> figure(Measure measure, List<Episode> episodes) {
        Map<String, DoubleStream.Builder> groups = new TreeMap<>();
        for (Episode episode : episodes) {
            DoubleStream.Builder numbers = groups.computeIfAbsent(episode.group(), _ -> DoubleStream.builder());
            measure.collect(episode, numbers);
        }
        GroupDraws draws = new GroupDraws(groups.values().stream()
                .map(numbers -> numbers.build().toArray())
                .toList());
        if (draws.numbers() == 0) {
            return Optional.empty();
        }
        double value = measure.isMedian() ? draws.median() : draws.mean();
        return Optional.of(new RewardFigure(value, draws.numbers(), draws.interval(measure.isMedian())));
    }
}
