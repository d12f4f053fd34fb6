package org.multispa.cli.console;

import java.io.Console;

/// Whether a person sits in front of the command.
public final class Terminal {
    private Terminal() {}

    /// Whether standard input and output are a terminal.
    @SuppressWarnings("SystemConsoleNull") // the console of java.base, the default, is null where there is none
    public static boolean isThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
