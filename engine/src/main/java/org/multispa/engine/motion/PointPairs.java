package org.multispa.engine.motion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.profile.MotionRules;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.geometry.SeededHash;
import org.multispa.scenes.DynamicScene;

/// The frame pairs of one point that are asked about.
///
/// @param track the point
/// @param pairs in the order of their frames, each reversed pair behind its own
/// @param drops frame pairs that both show the point by the recording but were kept out
record PointPairs(PointTrack track, List<Pair> pairs, Map<Gate, Long> drops) {
    /// Two frames in the order in which they are shown.
    ///
    /// @param first position in the scene's frames
    record Pair(int first, int second) {}

    static PointPairs of(
            DynamicScene scene,
            PointTrack track,
            int[] members,
            Profile profile,
            AskSettings.Motion settings,
            SeededHash key) {
        return new Choice(scene, track, members, profile, settings, key).make();
    }

    /// One pass over all pairs of frames.
    private static final class Choice {
        private final DynamicScene scene;
        private final PointTrack track;
        private final Profile profile;
        private final MotionRules rules;
        private final AskSettings.Motion settings;
        private final SeededHash key;
        private final Optional<Clearness> clearness;
        private final Map<Gate, Long> drops = new EnumMap<>(Gate.class);
        private final List<Pair> still = new ArrayList<>();
        private final List<Pair> moving = new ArrayList<>();

        Choice(
                DynamicScene scene,
                PointTrack track,
                int[] members,
                Profile profile,
                AskSettings.Motion settings,
                SeededHash key) {
            this.scene = scene;
            this.track = track;
            this.profile = profile;
            this.rules = profile.motion();
            this.settings = settings;
            this.key = key.with(track.point());
            this.clearness =
                    rules.clarity().map(clarity -> new Clearness(scene, track, members, clarity, rules.stillMetres()));
        }

        PointPairs make() {
            for (int first = 0; first < track.visible().length; first++) {
                for (int second = first + 1; track.visible()[first] && second < track.visible().length; second++) {
                    if (track.visible()[second]) {
                        sort(new Pair(first, second));
                    }
                }
            }
            List<Pair> chosen = new ArrayList<>();
            still.stream()
                    .min(Comparator.comparing(this::hash, Long::compareUnsigned))
                    .ifPresent(chosen::add);
            double[] metres = moving.stream().mapToDouble(this::metres).toArray();
            long[] hashes = moving.stream().mapToLong(this::hash).toArray();
            for (int position : PairQuota.choose(metres, hashes, settings.pairsPerBin())) {
                chosen.add(moving.get(position));
            }
            chosen.sort(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second));
            return new PointPairs(track, withReversed(chosen), drops);
        }

        private void sort(Pair pair) {
            double metres = metres(pair);
            boolean isStill = metres < rules.stillMetres();
            if (!track.shown()[pair.first()] || !track.shown()[pair.second()]) {
                drop(Gate.OUTSIDE_IMAGE);
            } else if (!isStill && metres < profile.minScalarMetres()) {
                drop(Gate.TOO_SMALL);
            } else if (clearness.isPresent() && clearness.get().slips(pair.first(), pair.second(), metres)) {
                drop(Gate.SLIPPING_TRACK);
            } else if (isCrowded(pair)) {
                drop(Gate.CROWDED_POINT);
            } else {
                (isStill ? still : moving).add(pair);
            }
        }

        private List<Pair> withReversed(List<Pair> chosen) {
            List<Pair> all = new ArrayList<>();
            for (Pair pair : chosen) {
                all.add(pair);
                Pair reversed = new Pair(pair.second(), pair.first());
                if (hashed(pair).with("reverse").unit() * 100 < settings.reversedPercent()) {
                    if (isCrowded(reversed)) {
                        drop(Gate.CROWDED_POINT);
                    } else {
                        all.add(reversed);
                    }
                }
            }
            return all;
        }

        private boolean isCrowded(Pair pair) {
            return clearness.isPresent() && clearness.get().isCrowded(pair.first(), pair.second());
        }

        private double metres(Pair pair) {
            return track.displacement(pair.first(), pair.second()).norm();
        }

        private long hash(Pair pair) {
            return hashed(pair).value();
        }

        private SeededHash hashed(Pair pair) {
            return key.with(scene.frames().get(pair.first()).number())
                    .with(scene.frames().get(pair.second()).number());
        }

        private void drop(Gate gate) {
            drops.merge(gate, 1L, Long::sum);
        }
    }
}
