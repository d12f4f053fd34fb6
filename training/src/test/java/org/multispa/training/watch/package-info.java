@NullMarked
package org.multispa.training.watch;

import org.jspecify.annotations.NullMarked;
