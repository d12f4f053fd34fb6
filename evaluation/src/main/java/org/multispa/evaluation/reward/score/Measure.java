package org.multispa.evaluation.reward.score;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import org.multispa.evaluation.reward.clip.PointTruth;

/// What rewards are judged by. Each gives numbers for an episode; its figure is their mean over all episodes, or
/// their median.
public enum Measure {
    MEAN_ERROR("mean error of answers, mm") {
        @Override
        void collect(Episode episode, DoubleConsumer sink) {
            errors(episode, sink);
        }
    },
    MEDIAN_ERROR("median error of answers, mm") {
        @Override
        void collect(Episode episode, DoubleConsumer sink) {
            errors(episode, sink);
        }
    },
    WITHIN_FIFTH("answers within 20 %") {
        @Override
        void collect(Episode episode, DoubleConsumer sink) {
            for (Episode.Judged frame : episode.frames()) {
                if (frame.answered()) {
                    sink.accept(isWithinFifth(frame) ? 1 : 0);
                }
            }
        }
    },
    MOVED_MEDIAN_ERROR("median error where the point moved, mm") {
        @Override
        void collect(Episode episode, DoubleConsumer sink) {
            for (Episode.Judged frame : episode.frames()) {
                if (frame.answered() && frame.trueMm() > 0) {
                    sink.accept(frame.errorMm());
                }
            }
        }
    },
    MOVED_WITHIN_FIFTH("answers within 20 % where the point moved") {
        @Override
        void collect(Episode episode, DoubleConsumer sink) {
            for (Episode.Judged frame : episode.frames()) {
                if (frame.answered() && frame.trueMm() > 0) {
                    sink.accept(isWithinFifth(frame) ? 1 : 0);
                }
            }
        }
    },
    SMOOTH_ERROR("mean error of rewards, mm") {
        @Override
        void collect(Episode episode, DoubleConsumer sink) {
            for (Episode.Judged frame : episode.frames()) {
                sink.accept(Math.abs(frame.mm() - frame.trueMm()));
            }
        }
    },
    SPEARMAN("Spearman correlation of progress") {
        @Override
        void collect(Episode episode, DoubleConsumer sink) {
            OptionalDouble correlation = Spearman.of(
                    episode.frames().stream()
                            .mapToDouble(Episode.Judged::trueMm)
                            .toArray(),
                    episode.frames().stream().mapToDouble(Episode.Judged::mm).toArray());
            correlation.ifPresent(sink);
        }
    },
    ORDER("pairs of frames in the right order") {
        @Override
        void collect(Episode episode, DoubleConsumer sink) {
            order(episode, sink);
        }
    },
    FALSE_ALARMS("resting points said to move") {
        @Override
        void collect(Episode episode, DoubleConsumer sink) {
            for (Episode.Judged frame : episode.frames()) {
                if (frame.answered() && episode.isStill()) {
                    sink.accept(frame.moved() ? 1 : 0);
                }
            }
        }
    },
    MISSED("moved points said to rest") {
        @Override
        void collect(Episode episode, DoubleConsumer sink) {
            for (Episode.Judged frame : episode.frames()) {
                if (frame.answered() && frame.trueMm() > 0) {
                    sink.accept(frame.moved() ? 0 : 1);
                }
            }
        }
    },
    ABSTAINED("abstained") {
        @Override
        void collect(Episode episode, DoubleConsumer sink) {
            for (Episode.Judged frame : episode.frames()) {
                sink.accept(frame.answered() ? 0 : 1);
            }
        }
    };

    /// Two displacements that differ by less are in no order, millimetres.
    static final double APART_MM = 1000 * PointTruth.STILL_METRES;

    private final String text;

    Measure(String text) {
        this.text = text;
    }

    /// Name in files, for example `mean_error`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The same in words.
    public String text() {
        return text;
    }

    /// Whether it is a share, 0 to 1.
    public boolean isShare() {
        return switch (this) {
            case WITHIN_FIFTH, MOVED_WITHIN_FIFTH, ORDER, FALSE_ALARMS, MISSED, ABSTAINED -> true;
            case MEAN_ERROR, MEDIAN_ERROR, MOVED_MEDIAN_ERROR, SMOOTH_ERROR, SPEARMAN -> false;
        };
    }

    boolean isMedian() {
        return this == MEDIAN_ERROR || this == MOVED_MEDIAN_ERROR;
    }

    abstract void collect(Episode episode, DoubleConsumer sink);

    private static boolean isWithinFifth(Episode.Judged frame) {
        return 5 * frame.errorMm() <= frame.trueMm();
    }

    private static void errors(Episode episode, DoubleConsumer sink) {
        for (Episode.Judged frame : episode.frames()) {
            if (frame.answered()) {
                sink.accept(frame.errorMm());
            }
        }
    }

    /// Equal rewards of different displacements are half right.
    private static void order(Episode episode, DoubleConsumer sink) {
        for (int i = 0; i < episode.frames().size(); i++) {
            for (int j = i + 1; j < episode.frames().size(); j++) {
                Episode.Judged a = episode.frames().get(i);
                Episode.Judged b = episode.frames().get(j);
                double truth = b.trueMm() - a.trueMm();
                if (Math.abs(truth) >= APART_MM) {
                    double said = (b.mm() - a.mm()) * Math.signum(truth);
                    sink.accept(said > 0 ? 1 : said == 0 ? 0.5 : 0);
                }
            }
        }
    }
}
