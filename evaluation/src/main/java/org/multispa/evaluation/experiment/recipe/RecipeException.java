package org.multispa.evaluation.experiment.recipe;

import java.io.IOException;

/// A recipe that cannot be used. The message begins with the file and, where there is one, the line.
public final class RecipeException extends IOException {
    private static final long serialVersionUID = 1;

    /// @param file as messages name it
    /// @param line from 1; 0 for the file as a whole
    public RecipeException(String file, int line, String message) {
        super(file + (line > 0 ? ":" + line : "") + ": " + message);
    }
}
