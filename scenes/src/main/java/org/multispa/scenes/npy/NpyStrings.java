package org.multispa.scenes.npy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.multispa.scenes.pickle.PickledBytes;
import org.multispa.scenes.pickle.SafePickle;

/// A row of byte strings from an `.npy` file: of fixed width (`|S<n>`, trailing zeros dropped) or as objects
/// (`|O`, read by [SafePickle]). Only their places are held; each is read when it is asked for. Safe for several
/// threads.
public final class NpyStrings {
    private static final int LONGEST = 1 << 28;

    private final NpyInput input;
    private final List<PickledBytes> places;
    private final String shapeText;
    private final int dimensions;

    private NpyStrings(NpyInput input, List<PickledBytes> places, NpyHeader header) {
        this.input = input;
        this.places = places;
        this.shapeText = header.shapeText();
        this.dimensions = header.shape().length;
    }

    /// @throws IOException if it is cut off, no array of byte strings, or holds a pickle that asks for anything
    ///     else
    public static NpyStrings read(NpyInput input) throws IOException {
        try (InputStream in = input.open()) {
            NpyHeader header = NpyHeader.read(in, input.size());
            List<PickledBytes> places = switch (header.type().kind()) {
                case BYTE_STRING -> fixedWidth(header);
                case OBJECT -> pickled(in, input.size(), header);
                case FLOAT, SIGNED, UNSIGNED, BOOL ->
                    throw new IOException("expected byte strings (element type '|S…' or '|O'), found numbers of shape "
                            + header.shapeText());
            };
            return new NpyStrings(input, places, header);
        }
    }

    private static List<PickledBytes> fixedWidth(NpyHeader header) throws IOException {
        if (header.elements() > 1 << 20) {
            throw new IOException("expected at most 2^20 byte strings, found shape " + header.shapeText());
        }
        int width = header.type().bytes();
        List<PickledBytes> places = new ArrayList<>();
        for (int i = 0; i < header.elements(); i++) {
            places.add(new PickledBytes(header.dataOffset() + (long) header.stored(i) * width, width, false, true));
        }
        return places;
    }

    private static List<PickledBytes> pickled(InputStream in, long size, NpyHeader header) throws IOException {
        List<PickledBytes> places = new ArrayList<>();
        for (PickledBytes place : SafePickle.byteStrings(in, size - header.dataOffset())) {
            places.add(new PickledBytes(
                    header.dataOffset() + place.offset(), place.length(), place.latin1(), place.padded()));
        }
        if (header.shape().length > 0 && places.size() != header.elements()) {
            throw new IOException("array of shape " + header.shapeText() + " holds a pickle of " + places.size()
                    + " byte strings, expected one for each element");
        }
        return places;
    }

    /// Number of byte strings.
    public int size() {
        return places.size();
    }

    /// True for an array of one dimension, or a single object that holds a list.
    public boolean isRow() {
        return dimensions <= 1;
    }

    public String shapeText() {
        return shapeText;
    }

    /// The byte string at position `index`.
    ///
    /// @throws IOException if it cannot be read
    public byte[] get(int index) throws IOException {
        PickledBytes place = places.get(index);
        if (place.length() > LONGEST) {
            throw new IOException(
                    "byte string " + index + " takes " + place.length() + " bytes, expected at most " + LONGEST);
        }
        return place.decode(input.read(place.offset(), place.length()));
    }
}
