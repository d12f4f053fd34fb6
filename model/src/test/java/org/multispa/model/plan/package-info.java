@NullMarked
package org.multispa.model.plan;

import org.jspecify.annotations.NullMarked;
