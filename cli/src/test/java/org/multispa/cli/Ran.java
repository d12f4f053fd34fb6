package org.multispa.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/// A command line that was run.
///
/// @param out what it said on standard output
/// @param err what it said on standard error
public record Ran(int code, String out, String err) {
    public static Ran command(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }
}
