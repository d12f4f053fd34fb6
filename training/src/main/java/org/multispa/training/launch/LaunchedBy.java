package org.multispa.training.launch;

import java.util.Map;
import java.util.Optional;

/// The process of `multispa launch` that started this one, if any did. It ends its processes when it ends, unless it
/// is killed: they notice that here, for nobody would see what they say, and a run that is started anew would find
/// them still writing.
///
/// @param launcher empty if it has ended, or if there was none
/// @param named whether there was one
public record LaunchedBy(Optional<ProcessHandle> launcher, boolean named) {
    static final String VARIABLE = "MULTISPA_LAUNCHER";

    /// @throws IllegalArgumentException if the environment names no process
    public static LaunchedBy fromEnvironment(Map<String, String> environment) {
        String pid = environment.getOrDefault(VARIABLE, "");
        try {
            return pid.isBlank()
                    ? new LaunchedBy(Optional.empty(), false)
                    : new LaunchedBy(ProcessHandle.of(Long.parseLong(pid.strip())), true);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(VARIABLE + ": expected the number of a process, found '" + pid + "'", e);
        }
    }

    /// Whether there was one that has ended.
    public boolean isGone() {
        return named && !launcher.map(ProcessHandle::isAlive).orElse(false);
    }
}
