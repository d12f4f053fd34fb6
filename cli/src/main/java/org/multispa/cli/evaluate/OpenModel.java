package org.multispa.cli.evaluate;

import java.io.IOException;
import java.util.Optional;
import org.multispa.evaluation.backend.Backend;

/// A model that may be there, held until it is no longer needed.
public record OpenModel(Optional<Backend> backend) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        if (backend.isPresent()) {
            backend.get().close();
        }
    }
}
