@NullMarked
package org.multispa.model.check;

import org.jspecify.annotations.NullMarked;
