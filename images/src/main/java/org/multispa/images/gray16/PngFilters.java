package org.multispa.images.gray16;

import org.multispa.images.ImageFormatException;

/// The five row filters of PNG for pixels of two bytes (PNG specification, 9.2).
///
/// Rows stand one behind another, each with its filter's number before its bytes. Up is a plain sum of two rows, which
/// the JIT turns into vector code; the others carry the two bytes to the left in local variables.
final class PngFilters {
    static final int SUB = 1;
    static final int UP = 2;

    private PngFilters() {}

    /// Turns filtered rows into plain ones, in place.
    static void undo(byte[] rows, int stride) throws ImageFormatException {
        byte[] zeros = new byte[stride];
        for (int at = 0; at < rows.length; at += stride) {
            byte[] above = at == 0 ? zeros : rows;
            int up = at == 0 ? 1 : at - stride + 1;
            int from = at + 1;
            int to = at + stride;
            switch (rows[at]) {
                case 0 -> {}
                case SUB -> undoSub(rows, from, to);
                case UP -> undoUp(rows, from, to, above, up);
                case 3 -> undoAverage(rows, from, to, above, up);
                case 4 -> undoPaeth(rows, from, to, above, up);
                default ->
                    throw new ImageFormatException("broken PNG: row " + at / stride + " has filter " + (rows[at] & 0xFF)
                            + ", expected 0 to 4");
            }
        }
    }

    private static void undoSub(byte[] row, int from, int to) {
        byte high = 0;
        byte low = 0;
        for (int i = from; i < to; i += 2) {
            high += row[i];
            low += row[i + 1];
            row[i] = high;
            row[i + 1] = low;
        }
    }

    private static void undoUp(byte[] row, int from, int to, byte[] above, int up) {
        for (int i = 0; i < to - from; i++) {
            row[from + i] += above[up + i];
        }
    }

    private static void undoAverage(byte[] row, int from, int to, byte[] above, int up) {
        int high = 0;
        int low = 0;
        for (int i = from, j = up; i < to; i += 2, j += 2) {
            high = row[i] + ((high + (above[j] & 0xFF)) >> 1) & 0xFF;
            low = row[i + 1] + ((low + (above[j + 1] & 0xFF)) >> 1) & 0xFF;
            row[i] = (byte) high;
            row[i + 1] = (byte) low;
        }
    }

    private static void undoPaeth(byte[] row, int from, int to, byte[] above, int up) {
        int high = 0;
        int low = 0;
        int cornerHigh = 0;
        int cornerLow = 0;
        for (int i = from, j = up; i < to; i += 2, j += 2) {
            int aboveHigh = above[j] & 0xFF;
            int aboveLow = above[j + 1] & 0xFF;
            high = row[i] + paeth(high, aboveHigh, cornerHigh) & 0xFF;
            low = row[i + 1] + paeth(low, aboveLow, cornerLow) & 0xFF;
            row[i] = (byte) high;
            row[i + 1] = (byte) low;
            cornerHigh = aboveHigh;
            cornerLow = aboveLow;
        }
    }

    /// Whichever of left, above and corner is nearest to left + above − corner, the earlier one at equal distance.
    private static int paeth(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }
}
