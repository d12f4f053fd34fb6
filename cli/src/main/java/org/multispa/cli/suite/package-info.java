/// `multispa suite`: the neighbouring benchmarks.
@NullMarked
package org.multispa.cli.suite;

import org.jspecify.annotations.NullMarked;
