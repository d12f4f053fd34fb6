/// The layout in which iMAP rendered the Replica rooms: `traj.txt` and a folder `results`.
///
/// Entry point: [org.multispa.scenes.replica.ReplicaSource].
@NullMarked
package org.multispa.scenes.replica;

import org.jspecify.annotations.NullMarked;
