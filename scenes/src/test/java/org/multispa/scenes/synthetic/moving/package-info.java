@NullMarked
package org.multispa.scenes.synthetic.moving;

import org.jspecify.annotations.NullMarked;
