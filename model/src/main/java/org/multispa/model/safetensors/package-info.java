/// Safetensors files: named tensors behind a JSON header, mapped into memory and never copied.
///
/// Entry points: [org.multispa.model.safetensors.SafetensorsFile] reads one file,
/// [org.multispa.model.safetensors.WeightFolder] the one or many files of a model folder,
/// [org.multispa.model.safetensors.SafetensorsWriter] writes.
@NullMarked
package org.multispa.model.safetensors;

import org.jspecify.annotations.NullMarked;
