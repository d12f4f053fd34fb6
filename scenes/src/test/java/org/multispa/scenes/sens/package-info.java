@NullMarked
package org.multispa.scenes.sens;

import org.jspecify.annotations.NullMarked;
