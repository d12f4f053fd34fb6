/// Other benchmarks than MultiSPA's own, read from the files that their authors published and scored by their
/// authors' rules.
///
/// Entry points: a [org.multispa.evaluation.neighbours.Suite] is one such benchmark;
/// [org.multispa.evaluation.neighbours.Measures] turns graded replies into its figures. The benchmarks
/// themselves stand in the packages below, `run` names and evaluates them.
@NullMarked
package org.multispa.evaluation.neighbours;

import org.jspecify.annotations.NullMarked;
