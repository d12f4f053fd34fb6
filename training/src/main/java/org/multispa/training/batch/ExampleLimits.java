package org.multispa.training.batch;

/// What samples may take.
///
/// @param mostTokens of a sample; longer ones are set aside
/// @param cacheBytes memory for images that are kept because other samples show them too; 0 keeps none
public record ExampleLimits(int mostTokens, long cacheBytes) {
    public ExampleLimits {
        if (mostTokens < 1 || cacheBytes < 0) {
            throw new IllegalArgumentException("expected at least 1 token a sample and 0 bytes for images, found "
                    + mostTokens + " and " + cacheBytes);
        }
    }
}
