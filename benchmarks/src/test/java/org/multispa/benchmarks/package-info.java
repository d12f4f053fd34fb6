/// Tests that the benchmarks measure what they say: each program runs once over little data.
@NullMarked
package org.multispa.benchmarks;

import org.jspecify.annotations.NullMarked;
