package org.multispa.cli.experiment.plan;

import java.nio.file.Path;

/// A word of a command line, or a value in a file that a command reads.
public sealed interface Word {
    /// As it is.
    record Text(String text) implements Word {}

    /// A path in the step's own folder.
    ///
    /// @param path relative to it
    record Own(String path) implements Word {}

    /// A path in the folder of another step, which comes first.
    ///
    /// @param step its id
    /// @param path relative to its folder
    record Made(String step, String path) implements Word {}

    /// A file or folder that no step makes.
    record Given(Path path) implements Word {}
}
