/// Every answer computed a second time, in plain double precision from the files or from the known shape of a
/// room, and
/// held against what the engine wrote.
///
/// Entry point: [org.multispa.engine.recomputed.SampleCheck]. It sees the world through a
/// [org.multispa.engine.recomputed.RawScene] and uses none of the engine's geometry, index or sampling.
@NullMarked
package org.multispa.engine.recomputed;

import org.jspecify.annotations.NullMarked;
