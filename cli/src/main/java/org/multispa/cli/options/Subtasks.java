package org.multispa.cli.options;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.multispa.cli.console.UsageException;
import org.multispa.dataset.Subtask;

/// Subtasks named on the command line.
public final class Subtasks {
    private Subtasks() {}

    /// The names of some; `all` stands for the 26 of the benchmark.
    public static Set<Subtask> named(List<String> ids) {
        Set<Subtask> wanted = EnumSet.noneOf(Subtask.class);
        for (String id : ids) {
            if (id.strip().equals("all")) {
                wanted.addAll(Subtask.benchmark());
                continue;
            }
            wanted.add(Subtask.byId(id.strip())
                    .orElseThrow(() -> new UsageException("--subtasks: no subtask '" + id + "'; known are "
                            + Arrays.stream(Subtask.values()).map(Subtask::id).collect(Collectors.joining(", ")))));
        }
        return wanted;
    }
}
