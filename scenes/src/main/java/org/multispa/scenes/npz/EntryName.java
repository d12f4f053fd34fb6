package org.multispa.scenes.npz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Checks the names of an archive's entries. Nothing is ever unpacked under them, but an archive that holds such
/// names was made to do harm, and is refused.
final class EntryName {
    private static final int LONGEST = 256;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private EntryName() {}

    static String of(ByteBuffer bytes) throws IOException {
        String name;
        try {
            name = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("an entry's name is no UTF-8", e);
        }
        if (name.isEmpty() || name.length() > LONGEST || CONTROL.matcher(name).find()) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "entry name of %d characters is empty, longer than %d or holds control characters",
                    name.length(),
                    LONGEST));
        }
        if (name.startsWith("/")
                || name.contains("\\")
                || DRIVE.matcher(name).matches()
                || List.of(name.split("/", -1)).contains("..")) {
            throw new IOException("entry name '" + name + "' is absolute or leads out of the archive");
        }
        return name;
    }
}
