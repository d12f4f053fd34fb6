/// Balanced sampling: how many members each bin gives, and which ones.
///
/// Entry points: [org.multispa.engine.sampling.BalancedQuota] divides a target over bins,
/// [org.multispa.engine.sampling.Selection] finds which members of a bin are taken, by the lowest hashes of their
/// identities.
@NullMarked
package org.multispa.engine.sampling;

import org.jspecify.annotations.NullMarked;
