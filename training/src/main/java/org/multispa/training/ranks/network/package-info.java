/// What ranks need of the network: the place where they meet, the notices that rank 0 keeps there, and libtorch's
/// process groups.
///
/// Entry points: [org.multispa.training.ranks.network.Board], [org.multispa.training.ranks.network.ProcessGroups].
@NullMarked
package org.multispa.training.ranks.network;

import org.jspecify.annotations.NullMarked;
