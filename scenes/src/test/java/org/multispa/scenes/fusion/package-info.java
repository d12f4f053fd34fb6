@NullMarked
package org.multispa.scenes.fusion;

import org.jspecify.annotations.NullMarked;
