@NullMarked
package org.multispa.scenes.synthetic.render;

import org.jspecify.annotations.NullMarked;
