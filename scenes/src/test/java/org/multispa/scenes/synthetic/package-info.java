@NullMarked
package org.multispa.scenes.synthetic;

import org.jspecify.annotations.NullMarked;
