/// From scenes to questions: visibility index, frame pairs, object coverage, balanced sampling, profiles, wording.
@NullMarked
package org.multispa.engine;

import org.jspecify.annotations.NullMarked;
