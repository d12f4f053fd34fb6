package org.multispa.engine.verify.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.multispa.dataset.output.FileEntry;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Disagreement;
import org.multispa.engine.verify.findings.Fault;

/// The list of image hashes of a data set, of which one scene's part is in memory at a time.
///
/// @param faults lines that are no entries
public record ListedImages(Path root, Runs runs, List<Disagreement> faults) {
    /// Name of the list in a data set's folder.
    public static final String FILE_NAME = "images.sha256";

    private static final int DIGITS = 64;
    private static final int AT_ONCE = 4096;

    /// Reads the list through and holds it against its entry in the manifest.
    public static ListedImages of(Path root, FileEntry entry) {
        Runs runs = new Runs();
        List<Disagreement> faults = new ArrayList<>();
        try {
            LineFile.Whole whole = LineFile.read(root.resolve(FILE_NAME), new LineFile.Visitor() {
                @Override
                public void line(long number, long offset, byte[] line, int from, int length) {
                    String path = path(text(line, from, length));
                    int slash = path.indexOf('/');
                    if (slash > 0) {
                        runs.add(path.substring(0, slash), FILE_NAME, offset, length + 1L, number);
                    } else {
                        faults.add(fault(FILE_NAME + ":" + number, "SHA-256, two spaces and a path", "another line"));
                    }
                }

                @Override
                public void tooLong(long number) {
                    faults.add(fault(FILE_NAME + ":" + number, "SHA-256, two spaces and a path", "a longer line"));
                }
            });
            if (!whole.sha256().equals(entry.sha256())) {
                faults.add(fault(FILE_NAME, "SHA-256 " + entry.sha256(), whole.sha256()));
            }
        } catch (IOException e) {
            faults.add(fault(FILE_NAME, "a readable file", e.toString()));
        }
        return new ListedImages(root, runs, faults);
    }

    /// The scenes that have images.
    public SortedSet<String> scenes() {
        return runs.scenes();
    }

    /// The hashes of one scene's images, by their path below the image root.
    public SortedMap<String, String> ofScene(String scene) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        runs.read(root, scene, AT_ONCE, lines -> {
            for (Runs.Line one : lines) {
                String line = text(one.bytes(), 0, one.bytes().length);
                hashes.put(path(line), line.substring(0, DIGITS));
            }
        });
        return hashes;
    }

    private static String text(byte[] line, int from, int length) {
        return new String(line, from, length, StandardCharsets.UTF_8);
    }

    /// The path on a line, empty where the line is no entry.
    private static String path(String line) {
        boolean entry = line.length() > DIGITS + 2 && line.startsWith("  ", DIGITS);
        return entry ? line.substring(DIGITS + 2) : "";
    }

    private static Disagreement fault(String place, String expected, String found) {
        return Disagreement.ofDataset(place, new Fault(Cause.FILE, "list of image hashes", expected, found));
    }
}
