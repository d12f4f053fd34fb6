package org.multispa.engine.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Finds the minimal covering sets of an object's dimension (section 2 of the specification): the sets of frames in
/// which the object counts as seen whose visible points together span the dimension's axis to within the tolerance,
/// `max − min ≥ (1 − tolerance) · side`, while no proper subset does.
///
/// A span is the distance of two points, each seen by some frame of the set, so one or two frames of a covering set
/// cover alone: by span, minimal sets have at most two frames. Longer sets exist where the stretch between the ends
/// must be seen too, which is what [Mode#GAPLESS] asks.
///
/// Sets of one and two frames are always complete. For three and more, the search of one dimension of one object ends
/// at `maxSets` such sets or after trying 200,000 frames, and says so in [CoveringSets#truncated]; what it has
/// found by then does not depend on the machine.
///
/// @param tolerance share of the side that may stay unseen, in [0, 1)
/// @param maxFrames largest size of a set, 1 to 6
/// @param maxSets most sets of three or more frames for one dimension of one object
public record CoverSearch(Mode mode, double tolerance, int maxFrames, int maxSets) {
    /// The published search: pairs of frames, 10 % tolerance.
    public static final CoverSearch PAPER = new CoverSearch(Mode.PUBLISHED, 0.1, 2, 10_000);

    /// All pairs of frames that meet the definition, 10 % tolerance.
    public static final CoverSearch STRICT = new CoverSearch(Mode.EXACT, 0.1, 2, 10_000);

    /// Largest size of a set.
    public static final int MAX_FRAMES = 6;

    private static final int MAX_STEPS = 200_000;

    /// What counts as covering, and how it is searched.
    public enum Mode {
        /// The definition.
        EXACT,
        /// The definition, searched as in the published data: a frame other than the last that sees the object joins
        /// no set unless that frame and all later ones cover together. This loses sets that do cover.
        PUBLISHED,
        /// As [#EXACT], and of the strips of 2 % of the side that hold any of the object's points, a share of
        /// `1 − tolerance` must hold a visible one: the frames show the object without a large gap.
        GAPLESS
    }

    public CoverSearch {
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException("cover tolerance must lie in [0, 1), found " + tolerance);
        }
        if (maxFrames < 1 || maxFrames > MAX_FRAMES) {
            throw new IllegalArgumentException(
                    "covering sets have 1 to " + MAX_FRAMES + " frames, asked for " + maxFrames);
        }
        if (maxSets < 1) {
            throw new IllegalArgumentException("the cap on covering sets must be positive, found " + maxSets);
        }
    }

    public CoverSearch withMaxFrames(int newMaxFrames) {
        return new CoverSearch(mode, tolerance, newMaxFrames, maxSets);
    }

    public CoverSearch withMode(Mode newMode) {
        return new CoverSearch(newMode, tolerance, maxFrames, maxSets);
    }

    public CoverSearch withTolerance(double newTolerance) {
        return new CoverSearch(mode, newTolerance, maxFrames, maxSets);
    }

    /// The minimal covering sets of one dimension, as positions in the scene index's frames.
    public CoveringSets find(ObjectViews views, Dimension dimension) {
        int number = dimension.axis(views.object().box());
        double metres = dimension.metres(views.object().box());
        Axis axis = new Axis(views, number);
        Glimpse[] glimpses = Arrays.stream(views.frames())
                .mapToObj(frame -> axis.glimpse(views.seen()[frame]))
                .toArray(Glimpse[]::new);
        int strips = mode == Mode.GAPLESS ? (int) Math.ceil((1 - tolerance) * axis.occupiedStrips() - 1e-9) : 0;
        Glimpse.Need need = new Glimpse.Need((1 - tolerance) * metres, strips);

        int[] candidates = candidates(glimpses, need);
        Glimpse[] searched =
                Arrays.stream(candidates).mapToObj(i -> glimpses[i]).toArray(Glimpse[]::new);
        MinimalSets minimal = new MinimalSets(searched, need, maxSets, MAX_STEPS);
        List<List<Integer>> sets = new ArrayList<>();
        for (int[] set : minimal.find(mode == Mode.GAPLESS ? maxFrames : Math.min(maxFrames, 2))) {
            sets.add(Arrays.stream(set)
                    .mapToObj(i -> views.frames()[candidates[i]])
                    .toList());
        }
        return new CoveringSets(dimension, number, metres, sets, minimal.truncated());
    }

    private int[] candidates(Glimpse[] glimpses, Glimpse.Need need) {
        IntStream all = IntStream.range(0, glimpses.length);
        return switch (mode) {
            case EXACT, GAPLESS -> all.toArray();
            case PUBLISHED -> {
                Glimpse[] onwards = MinimalSets.onwards(glimpses);
                int last = glimpses.length - 1;
                yield all.filter(i -> i == last || need.metBy(onwards[i])).toArray();
            }
        };
    }
}
