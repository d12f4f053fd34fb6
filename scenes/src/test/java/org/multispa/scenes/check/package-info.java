@NullMarked
package org.multispa.scenes.check;

import org.jspecify.annotations.NullMarked;
