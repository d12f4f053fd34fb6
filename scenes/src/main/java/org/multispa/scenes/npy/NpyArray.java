package org.multispa.scenes.npy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/// An array of numbers from an `.npy` file: floats of 2 to 8 bytes, whole numbers of 1 to 8 bytes, bools, in
/// either byte order, in C or Fortran order. Immutable.
public final class NpyArray {
    private static final long MAX_BYTES = 1L << 30;

    private final NpyHeader header;
    private final ByteBuffer data;

    private NpyArray(NpyHeader header, ByteBuffer data) {
        this.header = header;
        this.data = data.order(header.type().order());
    }

    /// @throws IOException naming the file, if it is larger than 1 GiB, cut off or no such array
    public static NpyArray read(Path file) throws IOException {
        try {
            return read(NpyInput.of(file), MAX_BYTES);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /// @param maxBytes the most memory the array may take
    /// @throws IOException if the bytes are cut off, too many or no such array
    public static NpyArray read(NpyInput input, long maxBytes) throws IOException {
        try (InputStream in = input.open()) {
            NpyHeader header = NpyHeader.read(in, input.size());
            requireNumbers(header);
            long bytes = (long) header.elements() * header.type().bytes();
            if (bytes > Math.min(maxBytes, MAX_BYTES)) {
                throw new IOException("array of shape " + header.shapeText() + " takes " + bytes
                        + " bytes, expected at most " + Math.min(maxBytes, MAX_BYTES));
            }
            byte[] data = in.readNBytes((int) bytes);
            if (data.length < bytes) {
                throw new IOException("expected " + bytes + " bytes of data, found " + data.length);
            }
            in.transferTo(OutputStream.nullOutputStream());
            return new NpyArray(header, ByteBuffer.wrap(data));
        }
    }

    /// @param file the whole file; not copied
    /// @throws IOException if the bytes are cut off or no such array
    public static NpyArray parse(byte[] file) throws IOException {
        try (InputStream in = NpyInput.of(file).open()) {
            NpyHeader header = NpyHeader.read(in, file.length);
            requireNumbers(header);
            int bytes = header.elements() * header.type().bytes();
            return new NpyArray(
                    header, ByteBuffer.wrap(file, header.dataOffset(), bytes).slice());
        }
    }

    private static void requireNumbers(NpyHeader header) throws IOException {
        if (!header.type().isNumber()) {
            throw new IOException("expected an array of numbers, found one of "
                    + (header.type().bytes() == 0 ? "objects (element type '|O')" : "byte strings (element type '|S')")
                    + "; save it with a type of numbers, for example array.astype('<f4')");
        }
    }

    /// Number of dimensions; 0 for a single value.
    public int dimensions() {
        return header.shape().length;
    }

    /// Length along dimension `axis`.
    public int length(int axis) {
        return header.shape()[axis];
    }

    /// True if the shape is `lengths`, where a negative length stands for any.
    public boolean hasShape(int... lengths) {
        int[] shape = header.shape();
        boolean fits = shape.length == lengths.length;
        for (int i = 0; fits && i < lengths.length; i++) {
            fits = lengths[i] < 0 || lengths[i] == shape[i];
        }
        return fits;
    }

    /// The lengths of all dimensions as Python writes them, for example `(6, 4, 4)`.
    public String shapeText() {
        return header.shapeText();
    }

    /// Number of elements.
    public int size() {
        return header.elements();
    }

    /// The element at position `index` when the array is read row by row (last dimension fastest), whatever order
    /// it is stored in. Bools are 0 and 1; whole numbers beyond 2^53 lose their low bits.
    public double get(int index) {
        return header.type().value(data, header.stored(index));
    }

    /// All elements row by row.
    public double[] toDoubles() {
        double[] values = new double[size()];
        Arrays.setAll(values, this::get);
        return values;
    }
}
