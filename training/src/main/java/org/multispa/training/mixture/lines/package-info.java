/// Files of many records, each found by its number through a table of byte offsets that is kept on disk.
///
/// Entry point: [org.multispa.training.mixture.lines.RecordFile].
@NullMarked
package org.multispa.training.mixture.lines;

import org.jspecify.annotations.NullMarked;
