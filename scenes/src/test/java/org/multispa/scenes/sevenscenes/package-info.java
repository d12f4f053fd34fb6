@NullMarked
package org.multispa.scenes.sevenscenes;

import org.jspecify.annotations.NullMarked;
