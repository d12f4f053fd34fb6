/// Data sets in the layouts that other tools read.
///
/// Entry points: [org.multispa.dataset.export.Exporter] runs one export;
/// [org.multispa.dataset.export.ExportFormats] names the formats. A format is an
/// [org.multispa.dataset.export.ExportFormat], registered in `META-INF/services`; it gets its samples one by one
/// with their images ready and writes below an [org.multispa.dataset.export.ExportTarget].
@NullMarked
package org.multispa.dataset.export;

import org.jspecify.annotations.NullMarked;
