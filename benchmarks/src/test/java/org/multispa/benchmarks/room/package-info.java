/// Tests of the room in memory.
@NullMarked
package org.multispa.benchmarks.room;

import org.jspecify.annotations.NullMarked;
