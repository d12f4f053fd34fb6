@NullMarked
package org.multispa.model.tiles;

import org.jspecify.annotations.NullMarked;
