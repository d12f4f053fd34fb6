/// Parquet files as Hugging Face publishes them, read page by page without Hadoop: texts, numbers, lists and
/// structs as plain values, images when they are asked for.
///
/// Entry point: [org.multispa.evaluation.neighbours.parquet.ParquetRows].
@NullMarked
package org.multispa.evaluation.neighbours.parquet;

import org.jspecify.annotations.NullMarked;
