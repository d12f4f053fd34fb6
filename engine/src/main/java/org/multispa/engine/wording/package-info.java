/// Sentences around the facts: packs of hand-written templates for each subtask, their checks, and the composition of
/// a question and its answer from them.
///
/// Entry points: [org.multispa.engine.wording.WordingPacks] loads checked packs,
/// [org.multispa.engine.wording.Wording] composes, [org.multispa.engine.wording.WordingCheck] says what is wrong with
/// a pack, [org.multispa.engine.wording.WordingWriter] writes one.
@NullMarked
package org.multispa.engine.wording;

import org.jspecify.annotations.NullMarked;
