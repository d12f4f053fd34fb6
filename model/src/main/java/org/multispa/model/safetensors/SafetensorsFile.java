package org.multispa.model.safetensors;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;

/// A safetensors file mapped read-only into memory. Pages come from disk as they are touched; nothing is copied.
///
/// Safe for several threads. After [#close] the memory of its tensors must not be touched any more; that of a
/// [shared][#shared] file stays as long as anything refers to it.
public final class SafetensorsFile implements AutoCloseable {
    private static final int PREFIX = 8;
    private static final long MOST_HEADER = 100_000_000;

    private final Path file;
    private final Map<String, TensorInfo> tensors;
    private final Map<String, String> metadata;
    private final Runnable release;
    private final MemorySegment data;

    private SafetensorsFile(Path file, HeaderParser.Header header, Runnable release, MemorySegment data) {
        this.file = file;
        this.tensors = Collections.unmodifiableMap(header.tensors());
        this.metadata = Collections.unmodifiableMap(header.metadata());
        this.release = release;
        this.data = data;
    }

    /// Opens and checks a file: every tensor lies inside it, without holes or overlaps.
    ///
    /// @throws SafetensorsException if it is truncated or its header lies
    /// @throws IOException if it cannot be read
    public static SafetensorsFile open(Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try {
            return open(file, arena, arena::close);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// Opens and checks a file whose memory is given back once nothing refers to it any more, closed or not.
    ///
    /// @throws SafetensorsException if it is truncated or its header lies
    /// @throws IOException if it cannot be read
    public static SafetensorsFile shared(Path file) throws IOException {
        return open(file, Arena.ofAuto(), () -> {});
    }

    private static SafetensorsFile open(Path file, Arena arena, Runnable release) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SafetensorsException(file, "expected a safetensors file, found no such file");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] json = headerBytes(file, channel);
            long at = (long) PREFIX + json.length;
            HeaderParser.Header header = HeaderParser.parse(file, json, channel.size() - at);
            MemorySegment data = channel.map(FileChannel.MapMode.READ_ONLY, at, channel.size() - at, arena);
            return new SafetensorsFile(file, header, release, data);
        }
    }

    private static byte[] headerBytes(Path file, FileChannel channel) throws IOException {
        ByteBuffer prefix = ByteBuffer.allocate(PREFIX).order(ByteOrder.LITTLE_ENDIAN);
        fill(channel, prefix, 0);
        if (prefix.hasRemaining()) {
            throw new SafetensorsException(file, "expected a safetensors file, found " + channel.size() + " bytes");
        }
        long length = prefix.getLong(0);
        if (length < 2 || length > MOST_HEADER || length > channel.size() - PREFIX) {
            throw new SafetensorsException(
                    file,
                    "expected a header of 2 to " + Math.min(MOST_HEADER, channel.size() - PREFIX) + " bytes, found "
                            + length + "; not a safetensors file, or truncated");
        }
        ByteBuffer json = ByteBuffer.allocate((int) length);
        fill(channel, json, PREFIX);
        return json.array();
    }

    private static void fill(FileChannel channel, ByteBuffer into, long at) throws IOException {
        long position = at;
        while (into.hasRemaining()) {
            int read = channel.read(into, position);
            if (read < 0) {
                return;
            }
            position += read;
        }
    }

    /// The file this came from.
    public Path file() {
        return file;
    }

    /// All tensors by name, in the order of the header.
    public Map<String, TensorInfo> tensors() {
        return tensors;
    }

    /// The free text under `__metadata__`.
    public Map<String, String> metadata() {
        return metadata;
    }

    /// The bytes of one tensor, little-endian, row-major.
    ///
    /// @throws SafetensorsException if there is none of that name
    public MemorySegment bytes(String name) throws SafetensorsException {
        TensorInfo info = info(name);
        return data.asSlice(info.begin(), info.bytes());
    }

    /// @throws SafetensorsException if there is none of that name
    public TensorInfo info(String name) throws SafetensorsException {
        TensorInfo info = tensors.get(name);
        if (info == null) {
            throw new SafetensorsException(file, "expected a tensor " + name + ", found none of that name");
        }
        return info;
    }

    /// The numbers of a F32 tensor.
    ///
    /// @throws SafetensorsException if there is none of that name or it is of another kind
    public float[] floats(String name) throws SafetensorsException {
        return of(name, DType.F32).toArray(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN));
    }

    /// The numbers of an I64 tensor.
    ///
    /// @throws SafetensorsException if there is none of that name or it is of another kind
    public long[] longs(String name) throws SafetensorsException {
        return of(name, DType.I64).toArray(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN));
    }

    private MemorySegment of(String name, DType dtype) throws SafetensorsException {
        if (info(name).dtype() != dtype) {
            throw new SafetensorsException(
                    file,
                    "tensor " + name + ": expected " + dtype + ", found "
                            + info(name).what());
        }
        return bytes(name);
    }

    @Override
    public void close() {
        release.run();
    }
}
