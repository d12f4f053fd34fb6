/// What all scenes together offer, and which of it is taken.
///
/// Entry points: [org.multispa.engine.census.CensusTaker] notes the hash of everything that a scene proposes in a
/// [org.multispa.engine.census.Census]; [org.multispa.engine.census.SelectionPlan] decides from all of them which
/// hashes are taken in each bin.
@NullMarked
package org.multispa.engine.census;

import org.jspecify.annotations.NullMarked;
