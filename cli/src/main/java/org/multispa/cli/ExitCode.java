package org.multispa.cli;

/// What the command's exit code tells.
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int SOME_SET_ASIDE = 3;

    private ExitCode() {}
}
