/// Tests of object visibility and covering sets.
@NullMarked
package org.multispa.engine.objects;

import org.jspecify.annotations.NullMarked;
