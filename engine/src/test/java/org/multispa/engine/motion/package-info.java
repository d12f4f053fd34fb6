@NullMarked
package org.multispa.engine.motion;

import org.jspecify.annotations.NullMarked;
