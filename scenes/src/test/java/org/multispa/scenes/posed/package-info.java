@NullMarked
package org.multispa.scenes.posed;

import org.jspecify.annotations.NullMarked;
