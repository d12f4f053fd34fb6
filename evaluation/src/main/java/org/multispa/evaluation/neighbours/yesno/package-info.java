/// Benchmarks of questions with yes or no for an answer: POPE and MME.
///
/// Entry points: each benchmark is a class of its own.
@NullMarked
package org.multispa.evaluation.neighbours.yesno;

import org.jspecify.annotations.NullMarked;
