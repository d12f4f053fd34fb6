package org.multispa.dataset;

import java.util.List;

/// Paths inside a data set or an image root: forward slashes, relative, never leading out of their root.
public final class RelativePath {
    private RelativePath() {}

    /// Refuses what is not such a path.
    ///
    /// @return `path` itself
    /// @throws IllegalArgumentException if `path` is empty, absolute, holds a backslash or a control character, or
    ///     has an empty, `.` or `..` part
    public static String check(String path) {
        boolean odd = path.chars().anyMatch(c -> c < ' ' || c == '\\' || c == 0x7F);
        boolean drive = path.length() >= 2 && path.charAt(1) == ':';
        List<String> parts = List.of(path.split("/", -1));
        if (odd || drive || parts.contains("") || parts.contains(".") || parts.contains("..")) {
            throw new IllegalArgumentException("expected a relative path with forward slashes that stays below its"
                    + " root, found '" + path + "'");
        }
        return path;
    }
}
