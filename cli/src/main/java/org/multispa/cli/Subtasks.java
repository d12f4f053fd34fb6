package org.multispa.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.multispa.dataset.Subtask;
import org.multispa.engine.subtasks.QuestionFamilies;

/// Subtasks named on the command line.
final class Subtasks {
    private Subtasks() {}

    /// `all`, or the names of some.
    static Set<Subtask> named(List<String> ids) {
        Set<Subtask> supported = QuestionFamilies.supported();
        if (ids.equals(List.of("all"))) {
            return supported;
        }
        Set<Subtask> wanted = EnumSet.noneOf(Subtask.class);
        for (String id : ids) {
            wanted.add(Subtask.byId(id.strip())
                    .filter(supported::contains)
                    .orElseThrow(() -> new UsageException("--subtasks: no subtask '" + id + "'; known are "
                            + supported.stream().map(Subtask::id).collect(Collectors.joining(", ")))));
        }
        return wanted;
    }
}
