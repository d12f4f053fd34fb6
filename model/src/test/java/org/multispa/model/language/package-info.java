@NullMarked
package org.multispa.model.language;

import org.jspecify.annotations.NullMarked;
