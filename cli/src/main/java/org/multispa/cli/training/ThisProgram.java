package org.multispa.cli.training;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How to start this program once more.
final class ThisProgram {
    private static final List<String> FOR_ONE_PROCESS = List.of("-agentlib:jdwp", "-Xrunjdwp", "-Xdebug");

    private ThisProgram() {}

    /// The Java process as it runs now, with other arguments. A debugger's port is left out, as only one can have it.
    ///
    /// @param main the class that has the main method
    static List<String> command(Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (FOR_ONE_PROCESS.stream().noneMatch(option::startsWith)) {
                command.add(option);
            }
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
