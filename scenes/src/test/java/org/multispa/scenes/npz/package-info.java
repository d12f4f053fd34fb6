@NullMarked
package org.multispa.scenes.npz;

import org.jspecify.annotations.NullMarked;
