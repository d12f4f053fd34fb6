@NullMarked
package org.multispa.scenes.ply;

import org.jspecify.annotations.NullMarked;
