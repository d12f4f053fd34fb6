package org.multispa.cli;

import org.multispa.engine.profile.Profile;

/// Profiles named on the command line.
final class Profiles {
    private Profiles() {}

    static Profile named(String name) {
        try {
            return Profile.named(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--profile: " + e.getMessage());
        }
    }
}
