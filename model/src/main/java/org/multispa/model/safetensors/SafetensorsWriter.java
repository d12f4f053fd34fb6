package org.multispa.model.safetensors;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multispa.files.AtomicFiles;
import org.multispa.files.AtomicOutput;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes safetensors files. A file appears as a whole or not at all.
public final class SafetensorsWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private SafetensorsWriter() {}

    /// Writes one file.
    ///
    /// @param tensors what it holds, in order; where they begin is set here
    /// @param metadata free text under `__metadata__`; left out if empty
    /// @param content writes exactly the bytes of one tensor
    /// @return SHA-256 of the file
    /// @throws IOException if it cannot be written, two tensors have one name, or `content` writes more or fewer
    ///     bytes than the tensor has
    public static String write(Path file, List<TensorInfo> tensors, Map<String, String> metadata, Content content)
            throws IOException {
        requireNames(file, tensors);
        try (AtomicOutput out = AtomicFiles.open(file)) {
            byte[] header = header(tensors, metadata);
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (TensorInfo tensor : tensors) {
                long before = out.bytes();
                content.write(tensor, out);
                if (out.bytes() - before != tensor.bytes()) {
                    throw new IOException(file + ": tensor " + tensor.name() + " takes " + tensor.bytes()
                            + " bytes, but " + (out.bytes() - before) + " were written");
                }
            }
            return out.commit();
        }
    }

    private static void requireNames(Path file, List<TensorInfo> tensors) throws IOException {
        Set<String> names = new HashSet<>();
        names.add("__metadata__");
        for (TensorInfo tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new IOException(
                        file + ": expected tensors of different names, found " + tensor.name() + " twice");
            }
        }
    }

    /// The header as the format wants it: JSON, padded with spaces so that the tensors begin at a multiple of 8 bytes.
    private static byte[] header(List<TensorInfo> tensors, Map<String, String> metadata) {
        Writer text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeName("__metadata__");
                json.writeStartObject();
                metadata.forEach(json::writeStringProperty);
                json.writeEndObject();
            }
            long at = 0;
            for (TensorInfo tensor : tensors) {
                json.writeName(tensor.name());
                json.writeStartObject();
                json.writeStringProperty("dtype", tensor.dtype().name());
                long[] shape = tensor.shape();
                json.writeName("shape");
                json.writeArray(shape, 0, shape.length);
                json.writeName("data_offsets");
                json.writeArray(new long[] {at, at + tensor.bytes()}, 0, 2);
                json.writeEndObject();
                at += tensor.bytes();
            }
            json.writeEndObject();
        }
        String written = text.toString();
        int bytes = written.getBytes(StandardCharsets.UTF_8).length;
        return (written + " ".repeat((8 - bytes % 8) % 8)).getBytes(StandardCharsets.UTF_8);
    }

    /// Where the bytes of a tensor come from.
    @FunctionalInterface
    public interface Content {
        /// Writes the bytes of one tensor, little-endian, row-major.
        void write(TensorInfo tensor, OutputStream out) throws IOException;
    }
}
