@NullMarked
package org.multispa.scenes.npy;

import org.jspecify.annotations.NullMarked;
