@NullMarked
package org.multispa.model.torch;

import org.jspecify.annotations.NullMarked;
