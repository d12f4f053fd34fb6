/// Benchmarks of questions with several options: BLINK, CV-Bench 3D, MMStar, MMMU, ERQA and CCBench.
///
/// Entry points: each benchmark is a class of its own; [org.multispa.evaluation.neighbours.choice.OptionLetters]
/// reads an option out of free text as VLMEvalKit does.
@NullMarked
package org.multispa.evaluation.neighbours.choice;

import org.jspecify.annotations.NullMarked;
