/// What is trained of a model.
///
/// Entry point: [org.multispa.training.parameters.Parameter].
@NullMarked
package org.multispa.training.parameters;

import org.jspecify.annotations.NullMarked;
