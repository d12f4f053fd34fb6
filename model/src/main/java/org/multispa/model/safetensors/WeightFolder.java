package org.multispa.model.safetensors;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The weights of a model folder as published: `model.safetensors`, or the shards that `model.safetensors.index.json`
/// names. Mapped into memory as one.
public final class WeightFolder implements AutoCloseable {
    /// The file of weights that fit one file.
    public static final String SINGLE = "model.safetensors";

    /// The file that says which shard holds which tensor.
    public static final String INDEX = "model.safetensors.index.json";

    /// An older form of weights, which is not read.
    public static final String PICKLE = "pytorch_model.bin";

    private final Path folder;
    private final Map<String, SafetensorsFile> homes;
    private final List<SafetensorsFile> files;

    private WeightFolder(Path folder, Map<String, SafetensorsFile> homes, List<SafetensorsFile> files) {
        this.folder = folder;
        this.homes = Collections.unmodifiableMap(homes);
        this.files = List.copyOf(files);
    }

    /// Opens the weights of a folder.
    ///
    /// @throws IOException if a shard is missing, truncated, or does not hold what the index says
    public static WeightFolder open(Path folder) throws IOException {
        Path index = folder.resolve(INDEX);
        List<SafetensorsFile> files = new ArrayList<>();
        try {
            if (Files.exists(index)) {
                return new WeightFolder(folder, sharded(folder, index, files), files);
            }
            Path single = folder.resolve(SINGLE);
            if (!Files.exists(single)) {
                throw new IOException(folder + ": expected " + SINGLE + " or " + INDEX + ", found neither"
                        + (Files.exists(folder.resolve(PICKLE))
                                ? "; " + PICKLE + " is a pickle and is not read: convert it to safetensors first"
                                : ""));
            }
            SafetensorsFile file = SafetensorsFile.open(single);
            files.add(file);
            Map<String, SafetensorsFile> homes = new LinkedHashMap<>();
            file.tensors().keySet().forEach(name -> homes.put(name, file));
            return new WeightFolder(folder, homes, files);
        } catch (IOException | RuntimeException e) {
            files.forEach(SafetensorsFile::close);
            throw e;
        }
    }

    private static Map<String, SafetensorsFile> sharded(Path folder, Path index, List<SafetensorsFile> files)
            throws IOException {
        Map<String, String> homes = ShardIndex.read(index);
        Map<String, SafetensorsFile> open = new TreeMap<>();
        for (String shard : homes.values().stream().distinct().sorted().toList()) {
            Path path = folder.resolve(shard);
            if (!Files.isRegularFile(path)) {
                throw new IOException(index + " names the shard " + shard + ", which is missing from " + folder);
            }
            SafetensorsFile file = SafetensorsFile.open(path);
            files.add(file);
            open.put(shard, file);
        }
        Map<String, SafetensorsFile> result = new LinkedHashMap<>();
        for (Map.Entry<String, String> home : homes.entrySet()) {
            SafetensorsFile file = Objects.requireNonNull(open.get(home.getValue()));
            file.info(home.getKey());
            result.put(home.getKey(), file);
        }
        for (SafetensorsFile file : files) {
            for (String name : file.tensors().keySet()) {
                if (!file.file().getFileName().toString().equals(homes.get(name))) {
                    throw new SafetensorsException(
                            file.file(), "holds the tensor " + name + ", which the index does not place there");
                }
            }
        }
        return result;
    }

    /// The folder this was opened from.
    public Path folder() {
        return folder;
    }

    /// The files, in the order of their names.
    public List<SafetensorsFile> files() {
        return files;
    }

    /// All tensors by name.
    public Map<String, TensorInfo> tensors() {
        Map<String, TensorInfo> all = new LinkedHashMap<>();
        homes.forEach((name, file) ->
                all.put(name, Objects.requireNonNull(file.tensors().get(name))));
        return all;
    }

    /// Whether there is a tensor of that name.
    public boolean has(String name) {
        return homes.containsKey(name);
    }

    /// @throws SafetensorsException if there is none of that name
    public TensorInfo info(String name) throws SafetensorsException {
        return home(name).info(name);
    }

    /// The bytes of one tensor, little-endian, row-major, valid until [#close].
    ///
    /// @throws SafetensorsException if there is none of that name
    public MemorySegment bytes(String name) throws SafetensorsException {
        return home(name).bytes(name);
    }

    private SafetensorsFile home(String name) throws SafetensorsException {
        SafetensorsFile home = homes.get(name);
        if (home == null) {
            throw new SafetensorsException(folder, "expected a tensor " + name + ", found none of that name");
        }
        return home;
    }

    @Override
    public void close() {
        files.forEach(SafetensorsFile::close);
    }
}
