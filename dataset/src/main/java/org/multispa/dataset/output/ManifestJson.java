package org.multispa.dataset.output;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multispa.dataset.DatasetException;
import org.multispa.files.AtomicFiles;

/// A [Manifest] as indented JSON with its fields in a fixed order.
public final class ManifestJson {
    static final String FORMAT = "multispa-dataset-1";
    private static final long MAX_BYTES = 1L << 30;

    private ManifestJson() {}

    /// Writes `manifest.json` into a data set's folder, as a whole or not at all.
    public static void write(Manifest manifest, Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(Manifest.FILE_NAME), encode(manifest));
    }

    /// Reads `manifest.json` from a data set's folder.
    ///
    /// @throws DatasetException if there is none or it is not as [#write] would have written it
    public static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(Manifest.FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(folder + " is no finished data set: it has no " + Manifest.FILE_NAME
                    + ", which is written last; run the generation again, it continues where it stopped");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new DatasetException(file + ": a manifest may hold " + MAX_BYTES + " bytes, found more");
        }
        try {
            return decode(Files.readString(file));
        } catch (DatasetException e) {
            throw e.at(file.toString());
        } catch (CharacterCodingException e) {
            throw new DatasetException(file + ": expected a text file in UTF-8", e);
        }
    }

    public static String encode(Manifest manifest) {
        return ManifestEncoder.encode(manifest);
    }

    /// @throws DatasetException if the text is not a manifest; the message names the field
    public static Manifest decode(String json) throws DatasetException {
        return ManifestDecoder.decode(json);
    }
}
