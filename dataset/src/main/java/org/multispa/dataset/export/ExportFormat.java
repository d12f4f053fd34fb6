package org.multispa.dataset.export;

import java.io.IOException;
import java.util.List;

/// A layout that some tool reads. Implementations are listed in `META-INF/services` and free of state.
public interface ExportFormat {
    /// The name on the command line, for example `webdataset`.
    String name();

    /// Who reads it, in a few words.
    String description();

    /// How images may be handled, the default first.
    List<ImageHandling> imageHandlings();

    /// Begins an export. The writer is closed by the caller.
    ExportWriter open(ExportTarget target) throws IOException;
}
