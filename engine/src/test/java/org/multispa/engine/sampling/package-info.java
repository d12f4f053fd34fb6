/// Tests of quotas and selection.
@NullMarked
package org.multispa.engine.sampling;

import org.jspecify.annotations.NullMarked;
