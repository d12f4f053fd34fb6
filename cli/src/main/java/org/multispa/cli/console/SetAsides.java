package org.multispa.cli.console;

import java.io.PrintWriter;
import java.util.List;
import org.multispa.scenes.SetAside;

/// Tells what was left out.
public final class SetAsides {
    private static final int SHOWN = 5;

    private SetAsides() {}

    /// Prints the first few and gives the exit code: 3 if anything was set aside.
    public static int report(List<SetAside> setAside, String scene, PrintWriter console) {
        for (SetAside one : setAside.subList(0, Math.min(SHOWN, setAside.size()))) {
            console.println("set aside in " + scene + ": " + one.what() + ": " + one.reason());
        }
        if (setAside.size() > SHOWN) {
            console.println("… and " + (setAside.size() - SHOWN) + " more");
        }
        return setAside.isEmpty() ? ExitCode.DONE : ExitCode.SOME_SET_ASIDE;
    }
}
