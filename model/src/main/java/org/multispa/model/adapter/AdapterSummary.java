package org.multispa.model.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.SafetensorsFile;

/// What an adapter folder holds.
///
/// @param config how the additions were made; empty for a folder that only replaces parameters
/// @param norms the Frobenius norm of `scale · b · a` of each adapted layer, by its name
/// @param kinds of number in the files
/// @param bytes of the files of weights
/// @param base the model it was trained on, if told
public record AdapterSummary(
        Adapter adapter,
        Optional<AdapterConfig> config,
        Map<String, Double> norms,
        Set<DType> kinds,
        long bytes,
        Optional<String> base) {
    /// Keeps copies.
    public AdapterSummary {
        norms = Collections.unmodifiableMap(new TreeMap<>(norms));
        kinds = Set.copyOf(kinds);
    }

    /// Reads a folder.
    ///
    /// @throws IOException if it is no adapter folder
    public static AdapterSummary of(Path folder) throws IOException {
        Optional<AdapterConfig> config = AdapterReader.config(folder);
        Adapter adapter = AdapterReader.read(folder);
        Map<String, Double> norms = new TreeMap<>();
        adapter.modules().forEach((name, addition) -> norms.put(name, Math.abs(adapter.scale()) * addition.norm()));
        Set<DType> kinds = EnumSet.noneOf(DType.class);
        long bytes = 0;
        Optional<String> base = config.flatMap(AdapterConfig::base);
        for (String name : List.of(AdapterFiles.WEIGHTS, AdapterFiles.REPLACED)) {
            Path path = folder.resolve(name);
            if (Files.isRegularFile(path)) {
                bytes += Files.size(path);
                try (SafetensorsFile file = SafetensorsFile.open(path)) {
                    file.tensors().values().forEach(tensor -> kinds.add(tensor.dtype()));
                    String told = file.metadata().get(AdapterFiles.BASE);
                    base = base.or(() -> Optional.ofNullable(told));
                }
            }
        }
        return new AdapterSummary(adapter, config, norms, kinds, bytes, base);
    }

    /// Names of layers or parameters by their kind, the name without the number of the layer it lies in:
    /// `attention.wqkv` in the language model, `vision_model.attn.qkv`, `mlp1.1`.
    public static Map<String, List<String>> byKind(Set<String> names) {
        return names.stream()
                .sorted()
                .collect(Collectors.groupingBy(AdapterSummary::kind, TreeMap::new, Collectors.toList()));
    }

    private static String kind(String name) {
        return name.replaceFirst("^language_model\\.(model\\.layers\\.\\d+\\.)?", "")
                .replaceFirst("^vision_model\\.encoder\\.layers\\.\\d+\\.", "vision_model.");
    }

    /// Whether every number is finite.
    public boolean isFinite() {
        return norms.values().stream().allMatch(Double::isFinite)
                && adapter.replaced().values().stream().allMatch(AdapterSummary::isFinite);
    }

    private static boolean isFinite(FullTensor tensor) {
        for (long i = 0; i < tensor.count(); i++) {
            if (!Float.isFinite(tensor.value(i))) {
                return false;
            }
        }
        return true;
    }
}
