package org.multispa.engine.questions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.multispa.geometry.SeededHash;
import org.multispa.scenes.Frame;

/// Which questions are asked over a sequence of 3 to 8 frames in place of the fewest that they need, and over
/// which frames. Decided by the hash of the question alone; its answer, its sampling bin and whether it is taken
/// stay as they are.
public final class Sequences {
    /// Fewest frames of a sequence.
    static final int LEAST = 3;

    /// Most frames of a sequence.
    static final int MOST = 8;

    private Sequences() {}

    /// Number of frames that a question is to have; 0 where it keeps those that it needs.
    ///
    /// @param key hash of the question's identity
    /// @param needed frames that the question has anyway
    public static int wanted(AskSettings settings, SeededHash key, int needed) {
        SeededHash own = key.with("sequence");
        if (own.unit() >= settings.sequences() || needed >= MOST) {
            return 0;
        }
        int least = Math.max(LEAST, needed + 1);
        return least + own.with("frames").below(MOST - least + 1);
    }

    /// The frames over which the motion from `first` to `last` is asked: the two alone, or with frames of `all`
    /// between them, spread evenly, in the direction from `first` to `last`. Where fewer lie between than wanted,
    /// all of them; where none does, the question stays a pair.
    ///
    /// @param all usable frames of the scene in rising order, `first` and `last` among them
    /// @param key hash of the question's identity
    public static List<Frame> between(AskSettings settings, SeededHash key, List<Frame> all, Frame first, Frame last) {
        int wanted = wanted(settings, key, 2);
        List<Frame> frames = new ArrayList<>();
        frames.add(first);
        if (wanted > 0) {
            int from = position(all, first);
            int to = position(all, last);
            List<Frame> inside = new ArrayList<>(all.subList(Math.min(from, to) + 1, Math.max(from, to)));
            if (from > to) {
                Collections.reverse(inside);
            }
            frames.addAll(spread(inside, wanted - 2));
        }
        frames.add(last);
        return List.copyOf(frames);
    }

    /// At most `count` of a list, in its order, such that they and the list's two neighbours lie about equally far
    /// apart.
    static <T> List<T> spread(List<T> list, int count) {
        if (list.size() <= count) {
            return list;
        }
        List<T> chosen = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            int nearest = (2 * i * (list.size() + 1) + count + 1) / (2 * (count + 1));
            chosen.add(list.get(nearest - 1));
        }
        return chosen;
    }

    private static int position(List<Frame> all, Frame frame) {
        int at = Collections.binarySearch(all, frame, Comparator.comparingInt(Frame::number));
        if (at < 0) {
            throw new IllegalArgumentException("frame " + frame.number() + " is not among the scene's usable frames");
        }
        return at;
    }

    /// Name of a question over these frames: their numbers with hyphens between them.
    public static String name(List<Frame> frames) {
        StringBuilder name = new StringBuilder();
        for (Frame frame : frames) {
            name.append(name.isEmpty() ? "" : "-").append(frame.number());
        }
        return name.toString();
    }
}
