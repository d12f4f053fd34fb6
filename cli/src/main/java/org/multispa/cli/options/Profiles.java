package org.multispa.cli.options;

import org.multispa.cli.console.UsageException;
import org.multispa.engine.profile.Profile;

/// Profiles named on the command line.
public final class Profiles {
    private Profiles() {}

    public static Profile named(String name) {
        try {
            return Profile.named(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--profile: " + e.getMessage());
        }
    }
}
