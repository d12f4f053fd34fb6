package org.multispa.training.launch;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What to start on this machine.
///
/// @param command program and arguments, the same for all processes
/// @param processes how many to start on each machine
/// @param machines how many machines take part
/// @param machine which of them this is, from 0
/// @param host the machine 0, as the others reach it
/// @param port a free port of machine 0
/// @param grace how long processes that are told to end may take before they are killed
/// @param finished the exit codes of a process that has done its work
public record LaunchPlan(
        List<String> command,
        int processes,
        int machines,
        int machine,
        String host,
        int port,
        Duration grace,
        Set<Integer> finished) {
    private static final int HIGHEST_PORT = 65535;

    public LaunchPlan {
        command = List.copyOf(command);
        finished = Set.copyOf(finished);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("expected a program to start, found none");
        }
        if (processes < 1 || machines < 1 || Integer.MAX_VALUE / processes < machines) {
            throw new IllegalArgumentException("expected at least one process on at least one machine, found "
                    + processes + " processes on each of " + machines + " machines");
        }
        if (machine < 0 || machine >= machines) {
            throw new IllegalArgumentException(
                    "expected a machine from 0 to " + (machines - 1) + " of " + machines + ", found " + machine);
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException("expected the host of machine 0, found nothing");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("expected a port from 1 to " + HIGHEST_PORT + ", found " + port);
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("expected a grace of zero or more, found " + grace);
        }
    }

    /// The first rank of this machine.
    int firstRank() {
        return machine * processes;
    }

    /// What a process finds in its environment: its place, as torchrun says it, and its share of the cores unless the
    /// environment names another.
    ///
    /// @param local which process of this machine
    /// @param cores how many cores this machine has
    /// @param inherited the environment of this process
    Map<String, String> environment(int local, int cores, Map<String, String> inherited) {
        Map<String, String> variables = new HashMap<>();
        variables.put("OMP_NUM_THREADS", String.valueOf(Math.max(1, cores / processes)));
        // What libtorch warns of when a rank is lost is a stack of its own; the ranks say it in words.
        variables.put("TORCH_CPP_LOG_LEVEL", "ERROR");
        variables.keySet().removeIf(name -> !inherited.getOrDefault(name, "").isBlank());
        variables.put(
                LaunchedBy.VARIABLE, String.valueOf(ProcessHandle.current().pid()));
        variables.put("RANK", String.valueOf(firstRank() + local));
        variables.put("WORLD_SIZE", String.valueOf(processes * machines));
        variables.put("LOCAL_RANK", String.valueOf(local));
        variables.put("LOCAL_WORLD_SIZE", String.valueOf(processes));
        variables.put("MASTER_ADDR", host);
        variables.put("MASTER_PORT", String.valueOf(port));
        return variables;
    }
}
