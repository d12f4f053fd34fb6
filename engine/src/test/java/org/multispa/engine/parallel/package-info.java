/// Tests of work on several threads.
@NullMarked
package org.multispa.engine.parallel;

import org.jspecify.annotations.NullMarked;
