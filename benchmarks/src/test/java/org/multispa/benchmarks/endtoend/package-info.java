/// Tests of the measurements of whole runs.
@NullMarked
package org.multispa.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
