/// New templates from a language model, kept only where nothing speaks against them.
///
/// Entry point: [org.multispa.engine.wording.grow.WordingGrower].
@NullMarked
package org.multispa.engine.wording.grow;

import org.jspecify.annotations.NullMarked;
