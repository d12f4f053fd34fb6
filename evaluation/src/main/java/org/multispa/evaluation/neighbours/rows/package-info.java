/// A row of a published file, whatever kind of file it stands in, and the limits all readers keep.
///
/// Entry point: [org.multispa.evaluation.neighbours.rows.Row].
@NullMarked
package org.multispa.evaluation.neighbours.rows;

import org.jspecify.annotations.NullMarked;
