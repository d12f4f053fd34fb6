/// Tests of the order of samples.
@NullMarked
package org.multispa.training.mixture.order;

import org.jspecify.annotations.NullMarked;
