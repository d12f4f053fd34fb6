package org.multispa.scenes.npz;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.scenes.npy.NpyArray;
import org.multispa.scenes.npy.NpyInput;
import org.multispa.scenes.npy.NpyStrings;

/// An `.npz` file. Opening it reads its list of entries and checks their names, places and sizes; an entry is
/// read when it is asked for. No handle stays open. Safe for several threads.
///
/// Zip64, data descriptors, stored and deflated entries are read. Refused are names that are absolute, hold `..`
/// or occur twice, encryption, other methods, sizes that contradict each other or the file, entries that overlap,
/// and archives of more than 4 GiB unpacked.
public final class NpzFile {
    private static final String ENDING = ".npy";
    /// The most memory one array of numbers may take.
    private static final long MOST_ARRAY_BYTES = 1L << 28;

    private final Path path;
    private final SortedMap<String, NpzEntry> entries;

    private NpzFile(Path path, SortedMap<String, NpzEntry> entries) {
        this.path = path;
        this.entries = entries;
    }

    /// @throws IOException naming the file, if it is no such archive or cannot be trusted
    public static NpzFile open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            SortedMap<String, NpzEntry> entries = new TreeMap<>();
            for (Map.Entry<String, ZipPlace> entry :
                    new ZipDirectory(new ZipBytes(channel)).read().entrySet()) {
                String name = entry.getKey();
                if (name.endsWith(ENDING)) {
                    String array = name.substring(0, name.length() - ENDING.length());
                    entries.put(array, new NpzEntry(path, name, entry.getValue()));
                }
            }
            return new NpzFile(path, entries);
        } catch (EOFException e) {
            throw new IOException(path + ": the archive is cut off (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /// Names of the arrays, without `.npy`.
    public Set<String> names() {
        return Set.copyOf(entries.keySet());
    }

    public boolean holds(String name) {
        return entries.containsKey(name);
    }

    /// An array of numbers of at most 256 MiB.
    ///
    /// @throws IOException naming the file and the array, if it is missing, broken or too large
    public NpyArray numbers(String name) throws IOException {
        NpyInput input = entry(name);
        try {
            return NpyArray.read(input, MOST_ARRAY_BYTES);
        } catch (IOException e) {
            throw named(name, e);
        }
    }

    /// An array of byte strings, which are read one by one when they are asked for.
    ///
    /// @throws IOException naming the file and the array, if it is missing or broken
    public NpyStrings strings(String name) throws IOException {
        NpyInput input = entry(name);
        try {
            return NpyStrings.read(input);
        } catch (IOException e) {
            throw named(name, e);
        }
    }

    private IOException named(String name, IOException cause) {
        return new IOException(path + ": array '" + name + "': " + cause.getMessage(), cause);
    }

    private NpyInput entry(String name) throws IOException {
        NpzEntry entry = entries.get(name);
        if (entry == null) {
            throw new IOException(path + ": expected an array '" + name + "', found "
                    + (entries.isEmpty() ? "none" : String.join(", ", entries.keySet())));
        }
        return entry;
    }
}
