package org.multispa.training.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;

/// A process that was started, with what it says passed on.
///
/// @param rank its place in the run
/// @param process the process
/// @param relays pass on what it says until it ends
record Child(int rank, Process process, List<Thread> relays) {
    Child {
        relays = List.copyOf(relays);
    }

    static Child start(ProcessBuilder builder, int rank, PrintWriter out, PrintWriter err) throws IOException {
        Process process = builder.start();
        // It has nobody to ask.
        process.getOutputStream().close();
        String name = "[rank " + rank + "] ";
        return new Child(
                rank,
                process,
                List.of(
                        Thread.ofVirtual().start(new Relay(name, process.getInputStream(), out)),
                        Thread.ofVirtual().start(new Relay(name, process.getErrorStream(), err))));
    }

    /// Has itself handed on when the process has ended.
    void whenEnded(Consumer<Child> to) {
        Thread.ofVirtual().start(() -> {
            process.onExit().join();
            to.accept(this);
        });
    }

    /// To end it: unlike the process itself, it leaves the output open, in which the last words come.
    ProcessHandle handle() {
        return process.toHandle();
    }

    int code() {
        return process.exitValue();
    }

    /// Waits until all that it said is passed on. What it started itself may hold its output open, so not for long.
    void passOn(long millis) throws InterruptedException {
        for (Thread relay : relays) {
            relay.join(millis);
        }
    }

    /// How it ended.
    String end() {
        int signal = code() - 128;
        return switch (signal) {
            case 9 -> "was killed (SIGKILL; where nobody did that, the machine ran out of memory)";
            case 15 -> "was told to end (SIGTERM)";
            default -> "ended with exit code " + code() + (signal > 0 ? " (signal " + signal + ")" : "");
        };
    }
}
