package org.multispa.evaluation.reward.clip;

import java.nio.file.Path;
import java.util.Comparator;

/// Names as people count: runs of digits are compared as numbers, all else character by character.
final class NaturalOrder implements Comparator<String> {
    /// Files by their names, those of equal rank in the plain order of their paths.
    static final Comparator<Path> OF_NAMES = Comparator.comparing(
                    (Path path) -> String.valueOf(path.getFileName()), new NaturalOrder())
            .thenComparing(Path::toString);

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = digitsFrom(a, i);
            int endB = digitsFrom(b, j);
            if (endA > i && endB > j) {
                int order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
                if (order != 0) {
                    return order;
                }
                i = endA;
                j = endB;
            } else {
                int order = Character.compare(a.charAt(i), b.charAt(j));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int digitsFrom(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int compareNumbers(String a, String b) {
        String left = withoutZeros(a);
        String right = withoutZeros(b);
        return left.length() == right.length() ? left.compareTo(right) : Integer.compare(left.length(), right.length());
    }

    private static String withoutZeros(String digits) {
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return digits.substring(first);
    }
}
