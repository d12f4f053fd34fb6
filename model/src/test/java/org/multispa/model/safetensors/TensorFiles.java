package org.multispa.model.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Safetensors files for tests, well-formed or not.
final class TensorFiles {
    private TensorFiles() {}

    /// A file of a header and so many bytes of data, whatever the header says.
    static Path raw(Path file, String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return raw(file, json.length, json, dataBytes);
    }

    /// A file that gives its header any length.
    static Path raw(Path file, long length, byte[] json, int dataBytes) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(json);
        for (int i = 0; i < dataBytes; i++) {
            bytes.put((byte) i);
        }
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes.array());
    }

    /// The header of one tensor.
    static String header(String name, String dtype, String shape, String offsets) {
        return "{\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets
                + "}}";
    }

    /// A file of F32 tensors `[2]` of the given names.
    static Path pairs(Path file, String... names) throws IOException {
        Files.createDirectories(file.getParent());
        List<TensorInfo> tensors = Arrays.stream(names)
                .map(name -> new TensorInfo(name, DType.F32, new long[] {2}, 0))
                .toList();
        SafetensorsWriter.write(file, tensors, Map.of(), (tensor, out) -> out.write(new byte[8]));
        return file;
    }
}
