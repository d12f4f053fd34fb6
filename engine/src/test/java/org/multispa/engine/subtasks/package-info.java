/// Tests of the question families.
@NullMarked
package org.multispa.engine.subtasks;

import org.jspecify.annotations.NullMarked;
