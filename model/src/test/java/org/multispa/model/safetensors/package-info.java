@NullMarked
package org.multispa.model.safetensors;

import org.jspecify.annotations.NullMarked;
