/// The few things every part of the model asks of libtorch: tensors in and out of Java, memory given back at the
/// end of a scope, linear layers, normalisation, attention.
///
/// Entry points: [org.multispa.model.torch.Torch], [org.multispa.model.torch.Linear],
/// [org.multispa.model.torch.Weights].
@NullMarked
package org.multispa.model.torch;

import org.jspecify.annotations.NullMarked;
