package org.multispa.model.adapter;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multispa.files.NewFolder;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.Numbers;
import org.multispa.model.safetensors.SafetensorsWriter;
import org.multispa.model.safetensors.TensorInfo;

/// Writes adapter folders as PEFT does, for [AdapterReader] and for PEFT. Parameters that are replaced go to
/// `multispa_model.safetensors`, which PEFT does not read. The same adapter gives the same bytes.
///
/// @param kind of number to write, F32 or BF16
/// @param whole whether names are those of the whole model, as PEFT gives them to one loaded as a whole, rather
///     than those of the language model alone
/// @param dropout that it was trained with
/// @param base name or folder of the model it was trained on, if it is to be told
public record AdapterWriter(DType kind, boolean whole, double dropout, Optional<String> base) {
    private static final int BLOCK = 1 << 16;

    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if the kind is neither F32 nor BF16, or the dropout not from 0 to 1
    public AdapterWriter {
        if (kind != DType.F32 && kind != DType.BF16) {
            throw new IllegalArgumentException("expected F32 or BF16 for an adapter, found " + kind);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("expected a dropout from 0 to below 1, found " + dropout);
        }
    }

    /// Writes a folder, which appears as a whole.
    ///
    /// @param folder must not exist, or be empty
    /// @throws IOException if the folder holds something or cannot be written, or PEFT has no form for the
    ///     adapter: its layers have different ranks, its scale is not above 0, or one lies outside the language
    ///     model and `whole` is not asked for
    public void write(Path folder, Adapter adapter) throws IOException {
        Map<String, FullTensor> additions = additions(adapter);
        Optional<AdapterConfig> config = config(adapter);
        NewFolder.fill(folder, making -> {
            if (config.isPresent()) {
                write(making.resolve(AdapterFiles.WEIGHTS), additions, Map.of());
                Files.write(making.resolve(AdapterFiles.CONFIG), AdapterConfigJson.write(config.get()));
            }
            if (!adapter.replaced().isEmpty()) {
                Map<String, String> told =
                        base.map(name -> Map.of(AdapterFiles.BASE, name)).orElse(Map.of());
                write(making.resolve(AdapterFiles.REPLACED), adapter.replaced(), told);
            }
        });
    }

    /// How the additions were made; empty if there are none.
    private Optional<AdapterConfig> config(Adapter adapter) throws IOException {
        if (adapter.modules().isEmpty()) {
            return Optional.empty();
        }
        List<Integer> ranks = adapter.modules().values().stream()
                .map(LowRank::rank)
                .distinct()
                .sorted()
                .toList();
        if (ranks.size() > 1 || !(adapter.scale() > 0)) {
            throw new IOException(adapter.origin() + ": expected one rank for all layers and a scale above 0, found "
                    + ranks + " and " + adapter.scale());
        }
        int rank = ranks.getFirst();
        double alpha = Math.rint(adapter.scale() * rank);
        List<String> targets = adapter.modules().keySet().stream()
                .map(AdapterFiles::target)
                .distinct()
                .sorted()
                .toList();
        return Optional.of(new AdapterConfig(
                rank, alpha / rank == adapter.scale() ? alpha : adapter.scale() * rank, dropout, false, base, targets));
    }

    private Map<String, FullTensor> additions(Adapter adapter) throws IOException {
        Map<String, FullTensor> tensors = new TreeMap<>();
        for (Map.Entry<String, LowRank> module : adapter.modules().entrySet()) {
            String name = module.getKey();
            if (!whole && !AdapterFiles.isOfLanguage(name)) {
                throw new IOException(adapter.origin() + ": " + name
                        + " is not of the language model; write the adapter for the whole model");
            }
            String prefix = whole ? AdapterFiles.inWhole(name) : AdapterFiles.inLanguage(name);
            LowRank addition = module.getValue();
            tensors.put(prefix + AdapterFiles.A, FullTensor.of(addition.a(), addition.rank(), addition.inputs()));
            tensors.put(prefix + AdapterFiles.B, FullTensor.of(addition.b(), addition.outputs(), addition.rank()));
        }
        return tensors;
    }

    private void write(Path file, Map<String, FullTensor> tensors, Map<String, String> metadata) throws IOException {
        List<TensorInfo> infos = new ArrayList<>();
        tensors.forEach((name, tensor) -> infos.add(new TensorInfo(name, kind, tensor.shape(), 0)));
        Map<String, String> all = new TreeMap<>(metadata);
        all.put("format", "pt");
        SafetensorsWriter.write(file, infos, all, (info, out) -> {
            FullTensor tensor = tensors.get(info.name());
            if (tensor != null) {
                write(tensor, out);
            }
        });
    }

    private void write(FullTensor tensor, OutputStream out) throws IOException {
        byte[] bytes = new byte[BLOCK * kind.bytes()];
        MemorySegment block = MemorySegment.ofArray(bytes);
        for (long at = 0; at < tensor.count(); at += BLOCK) {
            int count = (int) Math.min(BLOCK, tensor.count() - at);
            for (int i = 0; i < count; i++) {
                Numbers.put(block, kind, i, tensor.value(at + i));
            }
            out.write(bytes, 0, count * kind.bytes());
        }
    }
}
