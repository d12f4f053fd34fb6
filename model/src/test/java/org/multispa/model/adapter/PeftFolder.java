package org.multispa.model.adapter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.SafetensorsWriter;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.testmodels.Plain;

/// Writes adapter folders as PEFT does.
final class PeftFolder {
    static final String LANGUAGE = "base_model.model.";
    static final String WHOLE = "base_model.model.language_model.";
    static final String CONFIG = """
            {"peft_type":"LORA","task_type":"CAUSAL_LM","r":3,"lora_alpha":12,"lora_dropout":0.05,"bias":"none",
             "use_rslora":false,"use_dora":false,"fan_in_fan_out":false,"rank_pattern":{},"alpha_pattern":{},
             "target_modules":["wqkv","wo"],"modules_to_save":null}
            """;

    private final Path folder;
    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final List<TensorInfo> tensors = new ArrayList<>();
    private final DType kind;

    PeftFolder(Path folder, DType kind) {
        this.folder = folder;
        this.kind = kind;
    }

    /// Adds a pair of random matrices for a layer.
    PeftFolder add(Random random, String module, int rank, int inputs, int outputs) {
        tensor(module + ".lora_A.weight", Plain.gaussian(random, rank * inputs, 0.3), rank, inputs);
        return tensor(module + ".lora_B.weight", Plain.gaussian(random, outputs * rank, 0.3), outputs, rank);
    }

    /// Adds a tensor, rounded to numbers that the kind can hold.
    PeftFolder tensor(String name, float[] numbers, long... shape) {
        tensors.add(new TensorInfo(name, kind, shape, 0));
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.intBitsToFloat(Float.floatToRawIntBits(numbers[i]) & 0xFFFF0000);
        }
        values.put(name, numbers);
        return this;
    }

    float[] values(String name) {
        return Objects.requireNonNull(values.get(name));
    }

    Path write() throws IOException {
        return write(CONFIG);
    }

    Path write(String config) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("adapter_config.json"), config);
        SafetensorsWriter.write(
                folder.resolve("adapter_model.safetensors"),
                tensors,
                Map.of("format", "pt"),
                (tensor, out) -> out.write(bytes(values(tensor.name()))));
        return folder;
    }

    private byte[] bytes(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * kind.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            switch (kind) {
                case F32 -> bytes.putFloat(number);
                case BF16 -> bytes.putShort((short) (Float.floatToRawIntBits(number) >>> 16));
                case F16 -> bytes.putShort(Float.floatToFloat16(number));
                default -> bytes.put(new byte[kind.bytes()]);
            }
        }
        return bytes.array();
    }
}
