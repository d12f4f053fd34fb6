/// `multispa benchmark build` and `check`.
@NullMarked
package org.multispa.cli.benchmark;

import org.jspecify.annotations.NullMarked;
