/// The independent verifier: computes every answer of a data set a second time from the raw scenes, and holds text,
/// images, marks, gates, bins and files against what they should be.
///
/// Entry point: [org.multispa.engine.verify.Verifier]. It is deliberately another path than the engine's: nothing of
/// `engine.index`, `engine.objects`, `engine.subtasks` or `engine.sampling` and neither visibility kernels nor point
/// sets of `geometry` are used here, only arithmetic of its own in `verify.raw`. What it shares with the engine is
/// the reading of scenes and samples, the parsing of answers and the drawing of marks.
@NullMarked
package org.multispa.engine.verify;

import org.jspecify.annotations.NullMarked;
