package org.multispa.cli.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The recipes that come along.
final class Recipes {
    private Recipes() {}

    /// The folder `configs` of the checkout.
    static Path folder() {
        Path checkout = Path.of("").toAbsolutePath();
        while (!Files.exists(checkout.resolve("mvnw"))) {
            checkout = Objects.requireNonNull(checkout.getParent());
        }
        return checkout.resolve("configs");
    }
}
