package org.multispa.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// Real scans and reference results, kept outside the project because their terms forbid copying them into it.
///
/// They are looked for in the folder that the environment variable `MULTISPA_SHARED` names, else in `shared` beside
/// the checkout. A test that needs a missing file is skipped with a message.
public final class SharedData {
    private SharedData() {}

    /// The file or folder at `path` below the shared folder; skips the calling test where it is missing.
    public static Path require(String path) {
        Optional<Path> found = find(path);
        Assumptions.assumeTrue(
                found.isPresent(),
                () -> "skipped: no " + path + " in MULTISPA_SHARED or in the folder shared beside the checkout");
        return found.orElseThrow();
    }

    /// The file or folder at `path` below the shared folder, if it is there.
    public static Optional<Path> find(String path) {
        return root().map(root -> root.resolve(path)).filter(Files::exists);
    }

    private static Optional<Path> root() {
        String named = System.getenv("MULTISPA_SHARED");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        Path checkout = Path.of("").toAbsolutePath();
        while (checkout != null && !Files.exists(checkout.resolve("mvnw"))) {
            checkout = checkout.getParent();
        }
        return Optional.ofNullable(checkout).map(found -> found.resolveSibling("shared"));
    }
}
