/// Parquet files that Hugging Face `datasets` reads with their images.
///
/// Entry points: [org.multispa.dataset.export.parquet.ParquetFormat], and
/// [org.multispa.dataset.export.parquet.ParquetShards] for other formats whose data are such files;
/// [org.multispa.dataset.export.parquet.ParquetTable] writes any records.
@NullMarked
package org.multispa.dataset.export.parquet;

import org.jspecify.annotations.NullMarked;
