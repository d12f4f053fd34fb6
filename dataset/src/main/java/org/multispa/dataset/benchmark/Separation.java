package org.multispa.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.SceneEntry;
import org.multispa.images.ImageFormatException;
import org.multispa.images.Jpeg;

/// What a benchmark and a training set have in common; nothing, if all went well.
///
/// Three things are compared: scene families by name, images by their SHA-256, and images by their looks. Two images
/// look alike if, made 32 by 32 pixels small, at most 8 of 64 blocks change between light and dark and their grey
/// levels correlate by at least 0.97. Images with hardly any contrast are compared by their hash alone.
///
/// @param families scene families that both hold
/// @param identicalImages paths in the benchmark of images that the training set holds byte for byte
/// @param nearDuplicates pairs of images that look alike, the most alike first
/// @param benchmarkImages images of the benchmark that were compared
/// @param trainingImages images of the training set that were compared
/// @param withoutContrast images on either side with too little contrast to be compared by looks
public record Separation(
        SortedSet<String> families,
        List<String> identicalImages,
        List<NearDuplicate> nearDuplicates,
        long benchmarkImages,
        long trainingImages,
        long withoutContrast) {
    private static final int MOST_BLOCKS = 8;
    private static final double LEAST_CORRELATION = 0.97;

    /// More pairs than this are counted as this many: by then the two are not apart anyway.
    private static final int MOST_PAIRS = 10_000;

    /// Two images that look alike.
    ///
    /// @param benchmark path below the benchmark's image root
    /// @param training path below the training set's image root
    /// @param correlation of their grey levels
    public record NearDuplicate(String benchmark, String training, double correlation) {}

    public Separation {
        families = Collections.unmodifiableSortedSet(new TreeSet<>(families));
        identicalImages = List.copyOf(identicalImages);
        nearDuplicates = List.copyOf(nearDuplicates);
    }

    /// Whether the two share nothing.
    public boolean holds() {
        return families.isEmpty() && identicalImages.isEmpty() && nearDuplicates.isEmpty();
    }

    /// Compares two data sets. The benchmark's images are kept in small in memory, the training set's pass by one at a
    /// time.
    ///
    /// @param compared told after every training image
    /// @throws IOException if a data set or one of its images cannot be read
    public static Separation of(Path benchmark, Path training, LongConsumer compared) throws IOException {
        SortedSet<String> families = families(benchmark);
        families.retainAll(families(training));

        SortedMap<String, String> ours = ImageHashes.read(benchmark);
        SortedMap<String, String> theirs = ImageHashes.read(training);
        Set<String> hashes = new HashSet<>(theirs.values());
        List<String> identical = ours.entrySet().stream()
                .filter(image -> hashes.contains(image.getValue()))
                .map(Map.Entry::getKey)
                .toList();

        SortedMap<String, Miniature> small = new TreeMap<>();
        long dull = 0;
        for (String path : ours.keySet()) {
            Miniature miniature = miniature(benchmark, path);
            if (miniature.isTelling()) {
                small.put(path, miniature);
            } else {
                dull++;
            }
        }
        List<NearDuplicate> alike = new ArrayList<>();
        long done = 0;
        for (String path : theirs.keySet()) {
            Miniature miniature = miniature(training, path);
            if (!miniature.isTelling()) {
                dull++;
            } else if (alike.size() < MOST_PAIRS) {
                addAlike(path, miniature, small, alike);
            }
            compared.accept(++done);
        }
        alike.sort((a, b) -> Double.compare(b.correlation(), a.correlation()));
        return new Separation(families, identical, alike, ours.size(), theirs.size(), dull);
    }

    /// Number of images of a data set, for showing progress.
    public static long images(Path dataset) throws IOException {
        return ImageHashes.read(dataset).size();
    }

    private static void addAlike(
            String path, Miniature miniature, SortedMap<String, Miniature> benchmark, List<NearDuplicate> alike) {
        benchmark.forEach((ours, other) -> {
            if (miniature.differingBlocks(other) <= MOST_BLOCKS) {
                double correlation = miniature.correlation(other);
                if (correlation >= LEAST_CORRELATION) {
                    alike.add(new NearDuplicate(ours, path, correlation));
                }
            }
        });
    }

    private static SortedSet<String> families(Path folder) throws IOException {
        Manifest manifest = DatasetReader.open(folder).manifest();
        SortedSet<String> families = new TreeSet<>();
        for (SceneEntry scene : manifest.scenes()) {
            families.add(scene.family());
        }
        return families;
    }

    private static Miniature miniature(Path folder, String path) throws IOException {
        Path file = folder.resolve("images").resolve(path);
        try {
            return Miniature.of(Jpeg.greyMiniature(Files.readAllBytes(file), Miniature.SIDE));
        } catch (ImageFormatException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
