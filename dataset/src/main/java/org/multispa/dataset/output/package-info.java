/// A data set on disk: shards of samples, the manifest that lists them, reading them back.
///
/// Entry points: [org.multispa.dataset.output.ShardWriter] and [org.multispa.dataset.output.ManifestJson] write,
/// [org.multispa.dataset.output.DatasetReader] reads and verifies.
@NullMarked
package org.multispa.dataset.output;

import org.jspecify.annotations.NullMarked;
