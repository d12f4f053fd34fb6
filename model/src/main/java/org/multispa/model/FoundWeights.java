package org.multispa.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.ShardIndex;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.safetensors.WeightFolder;

/// What there is of the weights in a model folder.
public sealed interface FoundWeights {
    /// There are none.
    record None() implements FoundWeights {}

    /// There are files, and they cannot be read.
    ///
    /// @param reason names the file
    record Unreadable(String reason) implements FoundWeights {}

    /// There is an index of shards, and not all of the shards.
    ///
    /// @param tensors the names in the index
    /// @param shards how many the index names
    /// @param missing names of shards that are not there, at least one
    record NamesOnly(Set<String> tensors, int shards, List<String> missing) implements FoundWeights {
        /// Keeps copies.
        public NamesOnly {
            tensors = Set.copyOf(tensors);
            missing = List.copyOf(missing);
        }
    }

    /// They are all there.
    ///
    /// @param tensors by name
    /// @param files how many
    record Whole(Map<String, TensorInfo> tensors, int files) implements FoundWeights {
        /// Bytes of all tensors.
        public long bytes() {
            return tensors.values().stream().mapToLong(TensorInfo::bytes).sum();
        }

        /// How many numbers there are of each kind.
        public SortedMap<DType, Long> numbers() {
            SortedMap<DType, Long> numbers = new TreeMap<>();
            tensors.values().forEach(tensor -> numbers.merge(tensor.dtype(), tensor.count(), Long::sum));
            return numbers;
        }
    }

    /// The names of the weights, as far as they are known.
    default Optional<Set<String>> names() {
        return switch (this) {
            case None _, Unreadable _ -> Optional.empty();
            case NamesOnly names -> Optional.of(names.tensors());
            case Whole whole -> Optional.of(whole.tensors().keySet());
        };
    }

    /// Looks into a folder.
    static FoundWeights in(Path folder) {
        try {
            Path index = folder.resolve(WeightFolder.INDEX);
            if (Files.exists(index)) {
                Map<String, String> homes = ShardIndex.read(index);
                List<String> shards =
                        homes.values().stream().distinct().sorted().toList();
                List<String> missing = shards.stream()
                        .filter(shard -> !Files.isRegularFile(folder.resolve(shard)))
                        .toList();
                if (!missing.isEmpty()) {
                    return new NamesOnly(homes.keySet(), shards.size(), missing);
                }
            } else if (!Files.exists(folder.resolve(WeightFolder.SINGLE))
                    && !Files.exists(folder.resolve(WeightFolder.PICKLE))) {
                return new None();
            }
            try (WeightFolder weights = WeightFolder.open(folder)) {
                return new Whole(
                        new LinkedHashMap<>(weights.tensors()), weights.files().size());
            }
        } catch (IOException e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
