@NullMarked
package org.multispa.scenes.synthetic.furniture;

import org.jspecify.annotations.NullMarked;
