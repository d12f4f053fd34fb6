package org.multispa.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.multispa.model.adapter.Adapter;
import org.multispa.model.adapter.AdapterWriter;
import org.multispa.model.adapter.FullTensor;
import org.multispa.model.adapter.LowRank;
import org.multispa.model.checkpoint.AdapterMerge;
import org.multispa.model.safetensors.DType;
import org.multispa.model.torch.Torch;
import org.multispa.training.config.TrainConfig;
import org.multispa.training.parameters.LoraSettings;
import org.multispa.training.parameters.Parameter;
import org.multispa.training.parameters.Selection.Part;

/// What a run leaves: an adapter as PEFT writes it, or, where the language model was trained as a whole, a full
/// checkpoint in the published layout.
final class Results {
    private static final String A = ".lora_A.weight";
    private static final String B = ".lora_B.weight";

    private Results() {}

    /// Where it lies.
    static Path place(TrainConfig config, RunFolder folder) {
        return config.selection().trains(Part.LANGUAGE) ? folder.model() : folder.adapter();
    }

    /// Writes it, unless it is there already.
    static void write(TrainConfig config, RunFolder folder, List<Parameter> parameters) throws IOException {
        Path place = place(config, folder);
        if (Files.exists(place)) {
            return;
        }
        Adapter adapter = adapter(config, parameters);
        if (config.selection().trains(Part.LANGUAGE)) {
            new AdapterMerge(config.model(), adapter).write(place, _ -> {});
            return;
        }
        double dropout = config.selection().lora().map(LoraSettings::dropout).orElse(0.0);
        new AdapterWriter(DType.F32, false, dropout, Optional.of(config.model().toString())).write(place, adapter);
    }

    private static Adapter adapter(TrainConfig config, List<Parameter> parameters) {
        Map<String, Parameter> named = new TreeMap<>();
        parameters.forEach(parameter -> named.put(parameter.name(), parameter));
        Map<String, LowRank> modules = new TreeMap<>();
        Map<String, FullTensor> replaced = new TreeMap<>();
        named.forEach((name, parameter) -> {
            if (name.endsWith(A)) {
                String module = name.substring(0, name.length() - A.length());
                Parameter b = Objects.requireNonNull(named.get(module + B));
                modules.put(
                        module,
                        new LowRank(
                                (int) parameter.value().size(0),
                                (int) parameter.value().size(1),
                                (int) b.value().size(0),
                                Torch.toFloats(parameter.value()),
                                Torch.toFloats(b.value())));
            } else if (!name.endsWith(B)) {
                replaced.put(name, FullTensor.of(Torch.toFloats(parameter.value()), Torch.shape(parameter.value())));
            }
        });
        double scale = config.selection().lora().map(LoraSettings::scale).orElse(1.0);
        return new Adapter(config.output().toString(), scale, modules, replaced);
    }
}
