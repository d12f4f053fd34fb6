@NullMarked
package org.multispa.model.assistant;

import org.jspecify.annotations.NullMarked;
