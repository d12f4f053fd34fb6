/// Tar shards for `webdataset`.
///
/// Entry point: [org.multispa.dataset.export.webdataset.WebDatasetFormat].
@NullMarked
package org.multispa.dataset.export.webdataset;

import org.jspecify.annotations.NullMarked;
