package org.multispa.cli.options;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multispa.engine.profile.Profile;
import picocli.CommandLine.Option;

/// The rules of visibility, search and asking.
public final class ProfileOption {
    @Option(
            names = "--profile",
            paramLabel = "strict|paper",
            converter = Profiles.class,
            description = "Rules by which points are seen and questions asked: strict keeps out what is ambiguous,"
                    + " paper follows the published rules (default: strict, or a mixture's).")
    @Nullable
    private Profile profile;

    /// What was chosen on the command line.
    Optional<Profile> given() {
        return Optional.ofNullable(profile);
    }

    /// What was chosen, or the strict rules.
    public Profile rules() {
        return given().orElse(Profile.STRICT);
    }

    private static final class Profiles extends Choice<Profile> {
        Profiles() {
            super(List.of(Profile.STRICT, Profile.PAPER), Profile::name);
        }
    }
}
