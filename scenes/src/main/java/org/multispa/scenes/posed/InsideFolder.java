package org.multispa.scenes.posed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// File names that stand in a file of a scene, and must stay inside the scene's folder.
public final class InsideFolder {
    private InsideFolder() {}

    /// The file that `name` (relative, `/` between parts) means in `folder`. It need not exist.
    ///
    /// @throws IOException if the name is empty, absolute, holds `..`, or leads out of the folder through a link
    public static Path resolve(Path folder, String name) throws IOException {
        Path relative;
        try {
            relative = Path.of(name);
        } catch (InvalidPathException e) {
            throw new IOException("file name '" + name + "' is not valid", e);
        }
        if (name.isBlank() || relative.isAbsolute() || name.startsWith("/") || name.contains("\\")) {
            throw new IOException("file name '" + name + "' must be relative, with / between its parts");
        }
        for (Path part : relative) {
            if (part.toString().equals("..")) {
                throw new IOException("file name '" + name + "' must not hold '..'");
            }
        }
        Path file = folder.resolve(relative);
        if (Files.exists(file) && !file.toRealPath().startsWith(folder.toRealPath())) {
            throw new IOException("file name '" + name + "' leads out of the scene's folder through a link");
        }
        return file;
    }
}
