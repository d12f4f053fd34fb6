package org.multispa.scenes.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of an `.npy` file before its data, format versions 1 to 3.
///
/// @param shape at most [#MAX_DIMENSIONS] lengths
/// @param elements product of `shape`
/// @param dataOffset where the data begins
record NpyHeader(NpyType type, boolean fortranOrder, int[] shape, int elements, int dataOffset) {
    private static final int MAX_DIMENSIONS = 16;
    private static final int MAX_HEADER = 1 << 16;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']{1,16})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    /// @param in a file of `size` bytes, at its beginning; left where the data begins
    static NpyHeader read(InputStream in, long size) throws IOException {
        byte[] start = in.readNBytes(10);
        if (start.length < 10 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
            throw new IOException("expected an .npy file, which starts with \\x93NUMPY");
        }
        int version = start[6];
        if (version < 1 || version > 3) {
            throw new IOException("expected .npy version 1, 2 or 3, found " + version);
        }
        byte[] prefix = version == 1 ? start : Arrays.copyOf(start, 12);
        if (version > 1 && in.readNBytes(prefix, 10, 2) < 2) {
            throw new IOException("header is cut off");
        }
        ByteBuffer bytes = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN);
        long length = version == 1 ? bytes.getShort(8) & 0xFFFF : Integer.toUnsignedLong(bytes.getInt(8));
        if (length > MAX_HEADER || prefix.length + length > size) {
            throw new IOException("header of " + length + " bytes is cut off or longer than " + MAX_HEADER);
        }
        byte[] text = in.readNBytes((int) length);
        if (text.length < length) {
            throw new IOException("header of " + length + " bytes is cut off");
        }
        return of(new String(text, StandardCharsets.UTF_8), prefix.length + text.length, size);
    }

    private static NpyHeader of(String header, int dataOffset, long size) throws IOException {
        NpyType type = NpyType.of(field(DESCR, header));
        int[] shape = shape(field(SHAPE, header));
        long available = Math.min((size - dataOffset) / Math.max(1, type.bytes()), Integer.MAX_VALUE);
        long elements = 1;
        for (int side : shape) {
            elements = Math.multiplyHigh(elements, side) == 0 ? elements * side : Long.MAX_VALUE;
        }
        if (elements < 0 || elements > available) {
            throw new IOException("shape " + Arrays.toString(shape) + " needs more data than the " + available
                    + " elements that are there; the file is cut off");
        }
        return new NpyHeader(type, field(ORDER, header).equals("True"), shape, (int) elements, dataOffset);
    }

    /// Where the element at position `index`, counted row by row, is stored, counted in elements.
    int stored(int index) {
        if (index < 0 || index >= elements) {
            throw new IndexOutOfBoundsException("element " + index + " of " + elements);
        }
        if (!fortranOrder) {
            return index;
        }
        int rest = index;
        int stride = elements;
        int position = 0;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            stride /= shape[axis];
            position += rest % shape[axis] * stride;
            rest /= shape[axis];
        }
        return position;
    }

    /// The shape as Python writes it.
    String shapeText() {
        String lengths = Arrays.toString(shape);
        return "(" + lengths.substring(1, lengths.length() - 1) + (shape.length == 1 ? ",)" : ")");
    }

    private static String field(Pattern pattern, String header) throws IOException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new IOException(
                    "expected a header with a plain 'descr', 'fortran_order' and 'shape', found " + header.strip());
        }
        return matcher.group(1);
    }

    private static int[] shape(String text) throws IOException {
        String[] parts = text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*");
        if (parts.length > MAX_DIMENSIONS) {
            throw new IOException("array of " + parts.length + " dimensions, expected at most " + MAX_DIMENSIONS);
        }
        int[] shape = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                shape[i] = Integer.parseInt(parts[i]);
            } catch (NumberFormatException e) {
                throw new IOException("shape (" + text + ") is no list of lengths", e);
            }
        }
        return shape;
    }
}
