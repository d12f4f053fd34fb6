/// Small models for tests, written into temporary folders, and the arithmetic of a model spelt out in loops.
///
/// Entry points: [org.multispa.model.testmodels.TinyConfig], [org.multispa.model.testmodels.TinyModel],
/// [org.multispa.model.testmodels.Plain].
@NullMarked
package org.multispa.model.testmodels;

import org.jspecify.annotations.NullMarked;
