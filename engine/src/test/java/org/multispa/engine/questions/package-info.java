/// Tests of what all scenes offer.
@NullMarked
package org.multispa.engine.questions;

import org.jspecify.annotations.NullMarked;
