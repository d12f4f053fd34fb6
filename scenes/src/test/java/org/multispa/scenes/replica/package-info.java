@NullMarked
package org.multispa.scenes.replica;

import org.jspecify.annotations.NullMarked;
