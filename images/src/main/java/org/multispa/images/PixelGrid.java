package org.multispa.images;

/// A decoded colour image of which small parts can be read and changed. For one thread.
public interface PixelGrid {
    int width();

    int height();

    /// Red, green and blue of a pixel as 0xRRGGBB.
    default int pixel(int x, int y) {
        int[] one = new int[1];
        read(x, y, 1, one);
        return one[0];
    }

    /// Fills `rgb` with the pixels of a rectangle, each as 0xRRGGBB, row by row.
    ///
    /// @param columns width of the rectangle; its height follows from the array's length
    void read(int left, int top, int columns, int[] rgb);

    /// Puts such a rectangle back; bits above the lower 24 are passed over.
    void write(int left, int top, int columns, int[] rgb);

    /// @throws IndexOutOfBoundsException if the rectangle is not within the image or not whole
    default void requireInside(int left, int top, int columns, int pixels) {
        int rows = columns < 1 ? 0 : pixels / columns;
        if (left < 0
                || top < 0
                || columns < 1
                || pixels != (long) rows * columns
                || left + (long) columns > width()
                || top + (long) rows > height()) {
            throw new IndexOutOfBoundsException("rectangle of " + columns + " columns and " + pixels + " pixels at "
                    + left + ", " + top + " of an image of " + width() + "x" + height());
        }
    }
}
