@NullMarked
package org.multispa.model.vision;

import org.jspecify.annotations.NullMarked;
