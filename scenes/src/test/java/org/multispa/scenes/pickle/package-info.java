@NullMarked
package org.multispa.scenes.pickle;

import org.jspecify.annotations.NullMarked;
