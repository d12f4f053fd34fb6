package org.multispa.scenes.ply;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Reads the vertices of PLY files: ascii, binary little and big endian, with any further properties and elements,
/// which are passed over. Free of state, safe for any number of threads.
public final class PlyReader {
    private static final List<String> AXES = List.of("x", "y", "z");

    private PlyReader() {}

    /// The coordinates of the `vertex` elements. Memory is taken for no more vertices than the file can hold.
    ///
    /// @throws IOException naming the file, if it is missing, truncated or broken, or if a coordinate is not finite
    public static PlyPoints readPoints(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (PlyException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static PlyPoints read(MemorySegment file) throws PlyException {
        PlyHeader header = PlyHeader.read(file);
        PlyBody body = switch (header.encoding()) {
            case ASCII -> new PlyAscii(file, header.end());
            case LITTLE_ENDIAN -> new PlyBinary(file, header.end(), ByteOrder.LITTLE_ENDIAN);
            case BIG_ENDIAN -> new PlyBinary(file, header.end(), ByteOrder.BIG_ENDIAN);
        };
        for (PlyElement element : header.elements()) {
            if (element.name().equals("vertex")) {
                return readVertices(element, body);
            }
            body.skip(element);
        }
        throw new PlyException("expected an element 'vertex', the header has none");
    }

    private static PlyPoints readVertices(PlyElement element, PlyBody body) throws PlyException {
        int[] axes = axes(element);
        body.requireRoom(element);
        if (element.count() > Integer.MAX_VALUE - 8) {
            throw new PlyException("expected fewer than 2^31 vertices, the header claims " + element.count());
        }
        int count = (int) element.count();
        float[][] points = new float[3][count];
        List<PlyProperty> properties = element.properties();
        for (int i = 0; i < count; i++) {
            for (int p = 0; p < axes.length; p++) {
                if (axes[p] >= 0 && properties.get(p) instanceof PlyProperty.Scalar scalar) {
                    points[axes[p]][i] = (float) body.next(scalar.type());
                } else {
                    body.skip(properties.get(p));
                }
            }
            requireFinite(points, i);
        }
        return new PlyPoints(points[0], points[1], points[2]);
    }

    /// For each property the axis it gives, −1 for none.
    private static int[] axes(PlyElement element) throws PlyException {
        int[] axes = new int[element.properties().size()];
        int[] found = new int[3];
        for (int p = 0; p < axes.length; p++) {
            axes[p] =
                    element.properties().get(p) instanceof PlyProperty.Scalar scalar ? AXES.indexOf(scalar.name()) : -1;
            if (axes[p] >= 0) {
                found[axes[p]]++;
            }
        }
        if (found[0] != 1 || found[1] != 1 || found[2] != 1) {
            throw new PlyException(
                    "expected one property each of x, y and z in 'vertex', found " + element.properties());
        }
        return axes;
    }

    private static void requireFinite(float[][] points, int i) throws PlyException {
        if (!Float.isFinite(points[0][i]) || !Float.isFinite(points[1][i]) || !Float.isFinite(points[2][i])) {
            throw new PlyException("expected finite coordinates, vertex " + i + " has (" + points[0][i] + ", "
                    + points[1][i] + ", " + points[2][i] + ")");
        }
    }
}
