@NullMarked
package org.multispa.model.generate;

import org.jspecify.annotations.NullMarked;
