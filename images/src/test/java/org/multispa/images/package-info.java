@NullMarked
package org.multispa.images;

import org.jspecify.annotations.NullMarked;
