package org.multispa.cli.console;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers of bytes as people write them, in powers of 1000 as disks are sold: `16.2 GB`.
public final class Bytes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?) ?([kmgt]?i?b?)", Pattern.CASE_INSENSITIVE);
    private static final int DECIMAL = 1000;
    private static final int BINARY = 1024;

    private Bytes() {}

    /// Three digits and a unit.
    public static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit + 1 < UNITS.length) {
            value /= DECIMAL;
            unit++;
        }
        int digits = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f %s", value, UNITS[unit]);
    }

    /// Reads `5GB`, `500 MB`, `1.5GiB` or a plain number.
    ///
    /// @throws IllegalArgumentException if it is none of these, or not from 1 to 2⁶³ − 1 bytes
    public static long parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            String unit = form.group(2).toLowerCase(Locale.ROOT);
            int base = unit.contains("i") ? BINARY : DECIMAL;
            int power = unit.isEmpty() ? 0 : "kmgt".indexOf(unit.charAt(0)) + 1;
            double bytes = Double.parseDouble(form.group(1)) * Math.pow(base, power);
            if (bytes >= 1 && bytes < Long.MAX_VALUE && !unit.equals("i") && !unit.equals("ib")) {
                return Math.round(bytes);
            }
        }
        throw new IllegalArgumentException("expected a size such as 5GB, 500MB or 24GiB, found '" + text + "'");
    }
}
