package org.multispa.engine.verify;

import java.nio.file.Path;
import java.util.List;
import org.multispa.scenes.SceneLocation;

/// What to verify.
///
/// @param dataset folder of a finished data set
/// @param scenes where its scenes lie; others may be among them
/// @param most verify this many samples, chosen by the hash of their ids; [Long#MAX_VALUE] for all
/// @param images whether image files are read
/// @param threads number of threads; the report does not depend on it
public record VerifyRequest(Path dataset, List<SceneLocation> scenes, long most, boolean images, int threads) {
    public VerifyRequest {
        scenes = List.copyOf(scenes);
        if (threads < 1 || most < 1) {
            throw new IllegalArgumentException("threads and samples must be positive, found " + threads + ", " + most);
        }
    }
}
