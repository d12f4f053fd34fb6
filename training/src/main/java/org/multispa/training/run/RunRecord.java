package org.multispa.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.pytorch.global.torch;
import org.multispa.files.AtomicFiles;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.model.safetensors.WeightFolder;
import org.multispa.training.config.TrainConfig;
import org.multispa.training.mixture.Fingerprint;
import org.multispa.training.mixture.OpenMixture;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What must be known to repeat a run: `run.json` with versions, machine, model and data.
final class RunRecord {
    private static final JsonMapper JSON = new JsonMapper();

    private RunRecord() {}

    static void write(Path folder, TrainConfig config, OpenMixture data, int processes) throws IOException {
        ObjectNode record = JSON.createObjectNode();
        record.put("multispa", version(RunRecord.class));
        record.put("java", Runtime.version().toString());
        record.put("libtorch", version(torch.class));
        record.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        record.put("processors", Runtime.getRuntime().availableProcessors());
        record.put("threads", torch.get_num_threads());
        record.put("processes", processes);
        record.put("device", config.load().device());
        record.put("model", config.model().toString());
        ArrayNode weights = record.putArray("weights");
        try (WeightFolder files = WeightFolder.open(config.model())) {
            for (SafetensorsFile file : files.files()) {
                weights.addObject()
                        .put("file", file.file().getFileName().toString())
                        .put("bytes", Files.size(file.file()));
            }
        }
        ArrayNode sets = record.putArray("data");
        for (Fingerprint one : data.fingerprints()) {
            sets.addObject()
                    .put("set", one.set())
                    .put("path", one.path())
                    .put("bytes", one.bytes())
                    .put("samples", one.samples())
                    .put("sha256", one.sha256())
                    .put("of", one.of());
        }
        AtomicFiles.write(
                folder.resolve("run.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(record) + "\n");
    }

    private static String version(Class<?> of) {
        String version = of.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
