package org.multispa.model.torch;

import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/// Whether libtorch is there. It is native code, and there is none for some platforms.
public final class Libtorch {
    private Libtorch() {}

    /// Loads libtorch, unless that is done already.
    ///
    /// @throws IOException if it does not load on this machine; says for which it was looked for
    public static void require() throws IOException {
        try {
            Loader.load(torch.class);
        } catch (LinkageError e) {
            throw new IOException(
                    "libtorch does not load on this machine (" + Loader.getPlatform() + "): " + e.getMessage()
                            + "; what needs no model works without it",
                    e);
        }
    }
}
