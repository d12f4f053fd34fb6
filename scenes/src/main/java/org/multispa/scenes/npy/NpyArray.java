package org.multispa.scenes.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// An array from an `.npy` file: float32, float64, int32, int64, uint8 or bool, little-endian, in C or Fortran
/// order. Immutable.
public final class NpyArray {
    private static final long MAX_BYTES = 1L << 30;

    private final NpyHeader header;
    private final ByteBuffer data;

    private NpyArray(NpyHeader header, ByteBuffer data) {
        this.header = header;
        this.data = data;
    }

    /// @throws IOException naming the file, if it is larger than 1 GiB, cut off or no such array
    public static NpyArray read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new IOException(file + " has " + size + " bytes, expected at most " + MAX_BYTES);
        }
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /// @param file the whole file; not copied
    /// @throws IOException if the bytes are cut off or no such array
    public static NpyArray parse(byte[] file) throws IOException {
        NpyHeader header = NpyHeader.parse(file);
        ByteBuffer data = ByteBuffer.wrap(file, header.dataOffset(), header.elements() * header.type().bytes)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        return new NpyArray(header, data);
    }

    /// Number of dimensions; 0 for a single value.
    public int dimensions() {
        return header.shape().length;
    }

    /// Length along dimension `axis`.
    public int length(int axis) {
        return header.shape()[axis];
    }

    /// Number of elements.
    public int size() {
        return header.elements();
    }

    /// The element at position `index` when the array is read row by row (last dimension fastest), whatever order
    /// it is stored in. Bools are 0 and 1; int64 beyond 2^53 loses its low bits.
    public double get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("element " + index + " of " + size());
        }
        return header.type().value(data, header.fortranOrder() ? stored(index) : index);
    }

    /// All elements row by row.
    public double[] toDoubles() {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(i);
        }
        return values;
    }

    private int stored(int index) {
        int rest = index;
        int[] shape = header.shape();
        int stride = size();
        int position = 0;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            stride /= shape[axis];
            position += rest % shape[axis] * stride;
            rest /= shape[axis];
        }
        return position;
    }
}
