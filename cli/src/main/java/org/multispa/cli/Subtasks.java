package org.multispa.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.multispa.dataset.Subtask;

/// Subtasks named on the command line.
final class Subtasks {
    private Subtasks() {}

    /// `all`, or the names of some.
    static Set<Subtask> named(List<String> ids) {
        if (ids.equals(List.of("all"))) {
            return EnumSet.allOf(Subtask.class);
        }
        Set<Subtask> wanted = EnumSet.noneOf(Subtask.class);
        for (String id : ids) {
            wanted.add(Subtask.byId(id.strip())
                    .orElseThrow(() -> new UsageException("--subtasks: no subtask '" + id + "'; known are "
                            + Arrays.stream(Subtask.values()).map(Subtask::id).collect(Collectors.joining(", ")))));
        }
        return wanted;
    }
}
