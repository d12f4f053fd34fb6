package org.multispa.dataset;

/// Paths inside a data set or an image root: forward slashes, relative, never leading out of their root.
public final class RelativePath {
    private RelativePath() {}

    /// Refuses what is not such a path.
    ///
    /// @return `path` itself
    /// @throws IllegalArgumentException if `path` is empty, absolute, holds a backslash or a control character, or
    ///     has an empty, `.` or `..` part
    public static String check(String path) {
        if (!isSafe(path)) {
            throw new IllegalArgumentException("expected a relative path with forward slashes that stays below its"
                    + " root, found '" + path + "'");
        }
        return path;
    }

    private static boolean isSafe(String path) {
        if (path.length() >= 2 && path.charAt(1) == ':') {
            return false;
        }
        int start = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < ' ' || c == '\\' || c == 0x7F) {
                return false;
            }
            if (c == '/') {
                if (!isName(path, start, i)) {
                    return false;
                }
                start = i + 1;
            }
        }
        return isName(path, start, path.length());
    }

    /// Whether a part of a path is neither empty nor `.` nor `..`.
    private static boolean isName(String path, int from, int to) {
        return switch (to - from) {
            case 0 -> false;
            case 1 -> path.charAt(from) != '.';
            case 2 -> path.charAt(from) != '.' || path.charAt(from + 1) != '.';
            default -> true;
        };
    }
}
