package org.multispa.images;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/// The pixels of an OpenCV image of 3 bytes a pixel, blue first, where they lie in native memory.
final class MatPixels implements PixelGrid {
    private final Mat bgr;
    private final BytePointer data;

    MatPixels(Mat bgr) {
        this.bgr = bgr;
        this.data = bgr.data();
    }

    @Override
    public int width() {
        return bgr.cols();
    }

    @Override
    public int height() {
        return bgr.rows();
    }

    @Override
    public void read(int left, int top, int columns, int[] rgb) {
        requireInside(left, top, columns, rgb.length);
        byte[] row = new byte[3 * columns];
        for (int i = 0; i < rgb.length; i += columns) {
            data.position(start(left, top + i / columns)).get(row);
            for (int x = 0; x < columns; x++) {
                rgb[i + x] = ((row[3 * x + 2] & 0xFF) << 16) | ((row[3 * x + 1] & 0xFF) << 8) | (row[3 * x] & 0xFF);
            }
        }
    }

    @Override
    public void write(int left, int top, int columns, int[] rgb) {
        requireInside(left, top, columns, rgb.length);
        byte[] row = new byte[3 * columns];
        for (int i = 0; i < rgb.length; i += columns) {
            for (int x = 0; x < columns; x++) {
                row[3 * x] = (byte) rgb[i + x];
                row[3 * x + 1] = (byte) (rgb[i + x] >> 8);
                row[3 * x + 2] = (byte) (rgb[i + x] >> 16);
            }
            data.position(start(left, top + i / columns)).put(row);
        }
    }

    private long start(int x, int y) {
        return 3 * ((long) y * bgr.cols() + x);
    }
}
