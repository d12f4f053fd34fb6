package org.multispa.evaluation.recorded;

/// What a workbook may hold, so that none of any size or content takes more memory or time than a large table
/// does.
///
/// @param bytes of one part of the workbook once unpacked
/// @param characters of all texts together that are kept
/// @param texts shared between cells
/// @param rows of the sheet
/// @param cell characters of one cell
record XlsxLimits(long bytes, long characters, int texts, int rows, int cell) {
    static final XlsxLimits DEFAULT = new XlsxLimits(512L << 20, 128L << 20, 2_000_000, 1 << 20, 1 << 20);
}
