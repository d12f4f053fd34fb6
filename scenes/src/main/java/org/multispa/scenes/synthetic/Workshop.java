package org.multispa.scenes.synthetic;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

/// What makers of scenes share: encoding pictures, waiting for work done elsewhere, and telling scenes of other
/// options apart.
public final class Workshop {
    private static final int JPEG_QUALITY = 92;

    private Workshop() {}

    /// A picture as it lies on disk.
    public static byte[] jpeg(RgbImage picture) {
        return Jpeg.encode(picture, JPEG_QUALITY);
    }

    /// The result of work done elsewhere.
    ///
    /// @throws IOException if the work failed with one, or the wait was interrupted
    public static <T> T result(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while making scenes");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException run -> throw run;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /// Makes sure that what lies in a place was made as it would be made now.
    ///
    /// @param file tells how it was made
    /// @throws IOException if it was made otherwise
    public static void requireSame(Path place, Path file, String recipe) throws IOException {
        String found = Files.exists(file) ? Files.readString(file) : "no " + file.getFileName();
        if (!found.equals(recipe)) {
            throw new IOException(place + " holds a scene made otherwise: expected " + recipe.strip() + ", found "
                    + found.strip() + "; choose another folder or delete this one");
        }
    }
}
