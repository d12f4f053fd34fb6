@NullMarked
package org.multispa.scenes.synthetic.plan;

import org.jspecify.annotations.NullMarked;
