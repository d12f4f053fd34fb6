/// Tests of files of records.
@NullMarked
package org.multispa.training.mixture.lines;

import org.jspecify.annotations.NullMarked;
