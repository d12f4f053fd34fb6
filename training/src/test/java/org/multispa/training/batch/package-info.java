/// Tests of batches.
@NullMarked
package org.multispa.training.batch;

import org.jspecify.annotations.NullMarked;
