package org.multispa.training.ranks;

/// Slurm's way to write lists of machines: `node[01-03,7],login1` or `rack[1-2]n[01-04]`.
final class NodeList {
    private NodeList() {}

    /// The first machine of a list.
    ///
    /// @param name of the variable, for messages
    static String first(String name, String list) {
        StringBuilder host = new StringBuilder();
        int at = 0;
        while (at < list.length() && list.charAt(at) != ',') {
            char c = list.charAt(at);
            switch (c) {
                case '[' -> {
                    int end = list.indexOf(']', at);
                    String first = end < 0 ? "" : firstNumber(list.substring(at + 1, end));
                    if (first.isEmpty()) {
                        throw unreadable(name, list);
                    }
                    host.append(first);
                    at = end + 1;
                }
                case ']', ' ' -> throw unreadable(name, list);
                default -> {
                    host.append(c);
                    at++;
                }
            }
        }
        if (host.isEmpty()) {
            throw unreadable(name, list);
        }
        return host.toString();
    }

    /// The digits with which `01-03,7` begins, or nothing where it is not of that form.
    private static String firstNumber(String ranges) {
        return ranges.matches("[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*")
                ? ranges.substring(
                        0, ranges.length() - ranges.replaceFirst("^[0-9]+", "").length())
                : "";
    }

    private static IllegalArgumentException unreadable(String name, String list) {
        return new IllegalArgumentException(
                name + ": expected machines such as node[01-03,7], found '" + list + "'; or set MASTER_ADDR");
    }
}
