package org.multispa.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.multispa.files.Folders;

/// Room for weights that are about to be written.
public final class DiskRoom {
    private DiskRoom() {}

    /// Says what will be written and checks that the disk has room for it.
    ///
    /// @param out the folder to make
    /// @param bytes of weights
    /// @throws IOException if it has not, or the folder is there already and not empty
    public static void require(Path out, long bytes, PrintWriter console) throws IOException {
        if (Files.exists(out) && (!Files.isDirectory(out) || !Folders.isEmpty(out))) {
            throw new IOException(out + ": exists already; choose another folder or delete it");
        }
        Path place = out.toAbsolutePath().normalize();
        while (!Files.exists(place)) {
            place = Objects.requireNonNull(place.getParent());
        }
        long free = Files.getFileStore(place).getUsableSpace();
        String need = String.format(Locale.ROOT, "%s of weights for %s", Bytes.text(bytes), out);
        if (free < bytes) {
            throw new IOException(need + ", the disk has " + Bytes.text(free) + " left; choose another place");
        }
        console.println(need + "; the disk has " + Bytes.text(free) + " left");
    }
}
