@NullMarked
package org.multispa.scenes.tracked;

import org.jspecify.annotations.NullMarked;
