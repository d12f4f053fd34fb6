package org.multispa.dataset.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.FileEntry;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.output.SubtaskCounts;
import org.multispa.files.AtomicFiles;
import org.multispa.files.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `benchmark.json`: one number for the whole benchmark, and what it holds.
///
/// The checksum is the SHA-256 of the lines `<SHA-256>  <path>` of all files of questions and of the list of image
/// hashes, in the order of their paths. Two benchmarks with the same checksum have the same questions, answers and
/// pixels.
///
/// @param checksum 64 lower-case hexadecimal digits
/// @param questions number of questions, by subtask
/// @param missing how many questions a subtask lacks, for those that the scenes could not fill
public record BenchmarkSeal(String checksum, SortedMap<Subtask, Long> questions, SortedMap<Subtask, Long> missing) {
    /// The seal's name in a benchmark's folder.
    public static final String FILE_NAME = "benchmark.json";

    private static final String FORMAT = "multispa-benchmark-1";

    public BenchmarkSeal {
        questions = Collections.unmodifiableSortedMap(new TreeMap<>(questions));
        missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
    }

    /// Seals a finished data set of benchmark samples with drawn images.
    ///
    /// @param wanted questions asked for, by subtask
    /// @throws DatasetException if the data set is not finished or not of that form
    public static BenchmarkSeal write(Path folder, Map<Subtask, Long> wanted) throws IOException {
        DatasetReader reader = DatasetReader.open(folder);
        if (reader.manifest().images() != ImagesMode.DRAWN) {
            throw new DatasetException(folder + ": a benchmark's images are drawn, found "
                    + reader.manifest().images().key());
        }
        BenchmarkSeal seal = of(reader.manifest(), wanted);
        AtomicFiles.write(folder.resolve(FILE_NAME), seal.json());
        return seal;
    }

    private static BenchmarkSeal of(Manifest manifest, Map<Subtask, Long> wanted) {
        SortedMap<Subtask, Long> questions = new TreeMap<>();
        SortedMap<Subtask, Long> missing = new TreeMap<>();
        for (SubtaskCounts counts : manifest.subtasks()) {
            questions.put(counts.subtask(), counts.achieved());
        }
        wanted.forEach((subtask, count) -> {
            long lacking = count - questions.getOrDefault(subtask, 0L);
            if (lacking > 0) {
                missing.put(subtask, lacking);
            }
        });
        return new BenchmarkSeal(checksum(manifest), questions, missing);
    }

    /// The checksum of a finished data set: of a sealed benchmark the one in its seal.
    public static String checksum(Manifest manifest) {
        SortedMap<String, String> files = new TreeMap<>();
        for (ShardEntry shard : manifest.shards()) {
            files.put(shard.path(), shard.sha256());
        }
        for (FileEntry file : manifest.files()) {
            files.put(file.path(), file.sha256());
        }
        StringBuilder lines = new StringBuilder();
        files.forEach(
                (path, sha256) -> lines.append(sha256).append("  ").append(path).append('\n'));
        return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("checksum", checksum);
        tree.put("total", questions.values().stream().mapToLong(Long::longValue).sum());
        tree.put("questions", byId(questions));
        tree.put("missing", byId(missing));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
    }

    private static Map<String, Long> byId(SortedMap<Subtask, Long> counts) {
        Map<String, Long> byId = new LinkedHashMap<>();
        counts.forEach((subtask, count) -> byId.put(subtask.id(), count));
        return byId;
    }

    /// Compares a benchmark with its seal: every file of questions, every image, the checksum; and that no question
    /// holds its answer.
    ///
    /// @return one message for each thing that differs; empty if the benchmark is as it was sealed
    /// @throws DatasetException if the folder holds no sealed benchmark
    public static List<String> problems(Path folder) throws IOException {
        String sealed = sealedChecksum(folder);
        DatasetReader reader = DatasetReader.open(folder);
        List<String> problems = new ArrayList<>(reader.verify());
        String found = checksum(reader.manifest());
        if (!found.equals(sealed)) {
            problems.add(FILE_NAME + ": expected checksum " + found + " of the manifest's files, found " + sealed);
        }
        for (Map.Entry<String, String> image : ImageHashes.read(folder).entrySet()) {
            Path file = folder.resolve("images").resolve(image.getKey());
            if (!Files.isRegularFile(file)) {
                problems.add("images/" + image.getKey() + ": the image is missing");
            } else if (!Sha256.of(file).equals(image.getValue())) {
                problems.add("images/" + image.getKey() + ": the image was changed");
            }
        }
        try (Stream<Sample> samples = reader.samples()) {
            samples.filter(sample -> !sample.isBenchmark())
                    .limit(1)
                    .forEach(sample -> problems.add("sample '" + sample.id() + "' holds its answer"));
        }
        return problems;
    }

    private static String sealedChecksum(Path folder) throws IOException {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(folder + " is no sealed benchmark: it has no " + FILE_NAME
                    + "; make one with 'multispa benchmark build'");
        }
        try {
            JsonNode tree = JsonMapper.shared().readTree(Files.readString(file));
            JsonNode checksum = tree.path("checksum");
            if (!tree.path("format").asString("").equals(FORMAT) || !checksum.isString()) {
                throw new DatasetException(file + ": expected format " + FORMAT + " with a checksum");
            }
            return checksum.asString();
        } catch (JacksonException e) {
            throw new DatasetException(file + ": " + e.getOriginalMessage(), e);
        }
    }
}
