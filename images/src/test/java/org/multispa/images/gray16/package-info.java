@NullMarked
package org.multispa.images.gray16;

import org.jspecify.annotations.NullMarked;
