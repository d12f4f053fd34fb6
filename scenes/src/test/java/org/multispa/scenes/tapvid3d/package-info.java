@NullMarked
package org.multispa.scenes.tapvid3d;

import org.jspecify.annotations.NullMarked;
