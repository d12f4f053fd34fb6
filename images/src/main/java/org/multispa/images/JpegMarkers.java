package org.multispa.images;

/// Walks the marker segments of a JPEG without decoding it (ITU-T T.81, annex B).
final class JpegMarkers {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    /// A progressive image has about ten scans. Each one, however short, lets a decoder go through all of the
    /// pixels, so a small file of many scans would keep it busy for hours.
    private static final int MOST_SCANS = 200;

    private final byte[] data;
    private int at = 2;

    private JpegMarkers(byte[] data) {
        this.data = data;
    }

    /// The size in the frame header.
    static ImageSize size(byte[] jpeg) throws ImageFormatException {
        JpegMarkers walk = new JpegMarkers(jpeg);
        for (int marker = walk.next(); marker != START_OF_SCAN && marker != END_OF_IMAGE; marker = walk.next()) {
            if (isFrameHeader(marker)) {
                return walk.frameSize();
            }
            walk.skipSegment();
        }
        throw new ImageFormatException("expected a JPEG with a frame header before its pixels, found none");
    }

    /// Checks that the scans run up to the end-of-image marker. Decoders fill what is missing with grey and say
    /// nothing. Bytes after the end marker are allowed.
    ///
    /// @throws ImageFormatException also if there are more scans than any encoder makes
    static void requireComplete(byte[] jpeg) throws ImageFormatException {
        JpegMarkers walk = new JpegMarkers(jpeg);
        int scans = 0;
        for (int marker = walk.next(); marker != END_OF_IMAGE; marker = walk.next()) {
            if (marker != 0x01 && !(marker >= 0xD0 && marker <= 0xD7)) {
                walk.skipSegment();
            }
            if (marker == START_OF_SCAN) {
                scans++;
                if (scans > MOST_SCANS) {
                    throw new ImageFormatException(
                            "broken JPEG: expected at most " + MOST_SCANS + " scans, found more; encode it anew");
                }
                walk.skipScan();
            }
        }
    }

    private static boolean isFrameHeader(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private ImageSize frameSize() throws ImageFormatException {
        int height = unsignedShort(at + 3);
        int width = unsignedShort(at + 5);
        if (width == 0 || height == 0) {
            throw new ImageFormatException("expected a JPEG with a positive size, found " + width + "x" + height);
        }
        return new ImageSize(width, height);
    }

    /// Reads the next marker and moves behind it.
    private int next() throws ImageFormatException {
        if (at < data.length && (data[at] & 0xFF) != 0xFF) {
            throw new ImageFormatException("broken JPEG: expected a marker at byte " + at + ", found 0x"
                    + Integer.toHexString(data[at] & 0xFF));
        }
        while (at < data.length && (data[at] & 0xFF) == 0xFF) {
            at++;
        }
        if (at >= data.length) {
            throw truncated();
        }
        return data[at++] & 0xFF;
    }

    private void skipSegment() throws ImageFormatException {
        int length = unsignedShort(at);
        if (length < 2) {
            throw new ImageFormatException("broken JPEG: segment of length " + length + " at byte " + at);
        }
        at += length;
    }

    /// Moves to the first marker behind entropy-coded data, where 0xFF is followed by 0 or a restart marker.
    private void skipScan() throws ImageFormatException {
        for (; at + 1 < data.length; at++) {
            if (data[at] == (byte) 0xFF) {
                int code = data[at + 1] & 0xFF;
                if (code != 0 && code != 0xFF && !(code >= 0xD0 && code <= 0xD7)) {
                    return;
                }
            }
        }
        throw truncated();
    }

    private int unsignedShort(int from) throws ImageFormatException {
        if (from + 2 > data.length) {
            throw truncated();
        }
        return (data[from] & 0xFF) << 8 | (data[from + 1] & 0xFF);
    }

    private ImageFormatException truncated() {
        return new ImageFormatException(
                "truncated JPEG: expected the end-of-image marker, the data ends after " + data.length + " bytes");
    }
}
