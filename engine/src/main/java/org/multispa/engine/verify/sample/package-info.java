/// One sample after the other, held against its raw scene: what it refers to, its text, its facts, its gates.
///
/// Entry point: [org.multispa.engine.verify.sample.SampleCheck].
@NullMarked
package org.multispa.engine.verify.sample;

import org.jspecify.annotations.NullMarked;
