@NullMarked
package org.multispa.scenes.tum;

import org.jspecify.annotations.NullMarked;
