@NullMarked
package org.multispa.model.checkpoint;

import org.jspecify.annotations.NullMarked;
