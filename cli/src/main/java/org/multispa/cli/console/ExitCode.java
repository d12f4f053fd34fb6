package org.multispa.cli.console;

/// What the command's exit code tells.
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int SOME_SET_ASIDE = 3;

    private ExitCode() {}
}
