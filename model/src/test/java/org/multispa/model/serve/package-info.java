@NullMarked
package org.multispa.model.serve;

import org.jspecify.annotations.NullMarked;
