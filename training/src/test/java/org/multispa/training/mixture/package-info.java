/// Tests of mixtures.
@NullMarked
package org.multispa.training.mixture;

import org.jspecify.annotations.NullMarked;
