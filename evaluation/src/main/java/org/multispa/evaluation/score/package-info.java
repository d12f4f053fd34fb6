/// From replies to figures: each reply graded, subtasks and the paper's rows averaged, each figure with an
/// interval, two sets of answers compared question by question.
///
/// Entry points: [org.multispa.evaluation.score.Scorer] grades one reply,
/// [org.multispa.evaluation.score.Scoreboard] sums up a run, [org.multispa.evaluation.score.Comparison] holds
/// two runs against each other. Everything is computed from the [org.multispa.evaluation.score.Scored] items
/// alone, without the benchmark.
@NullMarked
package org.multispa.evaluation.score;

import org.jspecify.annotations.NullMarked;
