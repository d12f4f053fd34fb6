@NullMarked
package org.multispa.geometry;

import org.jspecify.annotations.NullMarked;
