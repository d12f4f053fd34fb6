/// What a model folder's `config.json` says about the shape of the model.
///
/// Entry points: [org.multispa.model.config.ModelConfig], read by [org.multispa.model.config.ConfigReader].
@NullMarked
package org.multispa.model.config;

import org.jspecify.annotations.NullMarked;
