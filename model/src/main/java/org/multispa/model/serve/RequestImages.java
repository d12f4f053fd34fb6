package org.multispa.model.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.multispa.images.ImageFormatException;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

/// The images that a request names: data URLs, and files under one folder. Nothing else is opened.
final class RequestImages {
    private static final int SHOWN = 60;

    private final Optional<Path> root;
    private final ServeOptions.Limits limits;

    /// @throws IOException if the folder does not exist
    RequestImages(Optional<Path> root, ServeOptions.Limits limits) throws IOException {
        this.root = root.isPresent() ? Optional.of(root.get().toRealPath()) : Optional.empty();
        this.limits = limits;
    }

    RgbImage load(String url) throws Refusal {
        byte[] encoded = url.startsWith("data:") ? data(url) : file(url);
        try {
            return Jpeg.decode(encoded, limits.pixels());
        } catch (ImageFormatException e) {
            throw Refusal.badRequest("invalid_image", shown(url) + ": " + e.getMessage());
        }
    }

    private static byte[] data(String url) throws Refusal {
        int comma = url.indexOf(',');
        String kind = comma < 0 ? url : url.substring(0, comma);
        if (!kind.equals("data:image/jpeg;base64")
                && !kind.equals("data:image/jpg;base64")
                && !kind.equals("data:image/png;base64")) {
            throw Refusal.badRequest(
                    "invalid_image",
                    "expected data:image/jpeg;base64,… or data:image/png;base64,…, found " + shown(kind));
        }
        try {
            return Base64.getDecoder().decode(url.substring(comma + 1).strip());
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("invalid_image", "a data URL is not base64: " + e.getMessage());
        }
    }

    private byte[] file(String url) throws Refusal {
        String name = url.startsWith("file://") ? url.substring("file://".length()) : url;
        if (root.isEmpty() || name.contains("://") || name.indexOf('\0') >= 0) {
            throw notAllowed(url);
        }
        try {
            Path asked = root.get().resolve(name).normalize();
            if (!asked.startsWith(root.get())) {
                throw notAllowed(url);
            }
            Path real = asked.toRealPath();
            if (!real.startsWith(root.get()) || !Files.isRegularFile(real)) {
                throw notAllowed(url);
            }
            if (Files.size(real) > limits.bodyBytes()) {
                throw Refusal.badRequest(
                        "invalid_image", shown(url) + ": expected at most " + limits.bodyBytes() + " bytes");
            }
            return Files.readAllBytes(real);
        } catch (IOException | InvalidPathException e) {
            throw notAllowed(url);
        }
    }

    /// One answer for what is missing and what is forbidden, so that nothing is learned about either.
    private Refusal notAllowed(String url) {
        return Refusal.badRequest(
                "image_not_allowed",
                shown(url) + ": expected a data URL"
                        + (root.isPresent() ? " or a file under the folder that the server was given" : "")
                        + "; nothing is fetched from elsewhere");
    }

    private static String shown(String url) {
        return url.length() > SHOWN ? url.substring(0, SHOWN) + "…" : url;
    }
}
