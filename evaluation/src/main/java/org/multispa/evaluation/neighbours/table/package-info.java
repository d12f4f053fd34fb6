/// The files benchmarks are published in, read row by row: Parquet as Hugging Face writes it, tables with tabs and
/// images in base64 as VLMEvalKit writes them, JSON and JSON lines, TFRecord. Texts are kept; images are found and
/// read when they are asked for. What a file claims is checked before memory is taken for it.
///
/// Entry points: [org.multispa.evaluation.neighbours.table.Reading] gathers the questions of files,
/// [org.multispa.evaluation.neighbours.table.Found] looks for files.
@NullMarked
package org.multispa.evaluation.neighbours.table;

import org.jspecify.annotations.NullMarked;
