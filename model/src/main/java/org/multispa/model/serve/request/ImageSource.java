package org.multispa.model.serve.request;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// The bytes of images: those in a `data:` URL, and those of files in one allowed folder. Nothing else is ever opened.
final class ImageSource {
    private static final Pattern DATA = Pattern.compile("data:image/(png|jpe?g)(;[a-z]+=[^;,]*)*;base64");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final int MOST_HEAD = 100;
    private static final String CODE = "invalid_image";

    private final Optional<Path> given;
    private final Optional<Path> real;
    private final long mostBytes;

    /// @param folder whose files may be read, whatever links lead to it
    /// @param mostBytes of a file
    /// @throws IOException if there is no such folder
    ImageSource(Optional<Path> folder, long mostBytes) throws IOException {
        given = folder.map(path -> path.toAbsolutePath().normalize());
        real = folder.isPresent() ? Optional.of(folder.get().toRealPath()) : Optional.empty();
        if (real.isPresent() && !Files.isDirectory(real.get())) {
            throw new IOException(folder.get() + ": expected a folder of images, found a file");
        }
        this.mostBytes = mostBytes;
    }

    /// The bytes of an encoded image.
    ///
    /// @param memory from which those of a file are taken
    byte[] bytes(String url, MemoryBudget.Share memory) throws ApiError {
        if (url.regionMatches(true, 0, "data:", 0, 5)) {
            return data(url);
        }
        Path file = allowed(url);
        try {
            Path target = file.toRealPath();
            if (!target.startsWith(real.orElseThrow())) {
                throw notAllowed(url);
            }
            if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) || Files.size(target) > mostBytes) {
                throw wrong(url, "expected a file of at most " + mostBytes + " bytes");
            }
            return read(target, url, memory);
        } catch (IOException e) {
            throw wrong(url, "expected a file in the folder of images, found none that can be read");
        }
    }

    private byte[] read(Path target, String url, MemoryBudget.Share memory) throws IOException, ApiError {
        memory.take(Files.size(target));
        try (InputStream in = Files.newInputStream(target, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw wrong(url, "expected a file of at most " + mostBytes + " bytes");
            }
            return bytes;
        }
    }

    private static byte[] data(String url) throws ApiError {
        int comma = url.indexOf(',');
        String head = url.substring(0, Math.clamp(comma, 0, MOST_HEAD)).toLowerCase(Locale.ROOT);
        if (!DATA.matcher(head).matches()) {
            throw wrong(url, "expected data:image/png;base64,… or data:image/jpeg;base64,…");
        }
        try {
            return Base64.getDecoder().decode(url.substring(comma + 1).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw wrong(url, "expected base64 after the comma");
        }
    }

    /// The path that an address names, as far as can be told without touching the file.
    private Path allowed(String url) throws ApiError {
        try {
            if (url.regionMatches(true, 0, "file:", 0, 5)) {
                return inFolder(fileUrl(url), url);
            }
            if (SCHEME.matcher(url).matches()) {
                throw wrong(
                        url,
                        "expected a data: URL or a file in the folder of images; nothing is fetched from elsewhere");
            }
            Path path = Path.of(url);
            if (path.isAbsolute()) {
                throw wrong(url, "expected a path relative to the folder of images, or a file:// URL");
            }
            return inFolder(root(url).resolve(path), url);
        } catch (InvalidPathException | URISyntaxException e) {
            throw wrong(url, "expected the path of a file");
        }
    }

    private static Path fileUrl(String url) throws ApiError, URISyntaxException {
        URI uri = new URI(url);
        String host = Objects.requireNonNullElse(uri.getAuthority(), "");
        boolean isLocal = host.isEmpty() || host.equals("localhost");
        if (!isLocal || uri.getPath() == null || !uri.getPath().startsWith("/") || uri.getRawQuery() != null) {
            throw wrong(url, "expected file:///path");
        }
        return Path.of(uri.getPath());
    }

    private Path inFolder(Path path, String url) throws ApiError {
        Path root = root(url);
        for (Path name : path) {
            if (name.toString().equals("..")) {
                throw notAllowed(url);
            }
        }
        if (path.startsWith(root)) {
            return path;
        }
        Path named = given.orElse(root);
        if (path.startsWith(named)) {
            return root.resolve(named.relativize(path));
        }
        throw notAllowed(url);
    }

    private Path root(String url) throws ApiError {
        return real.orElseThrow(
                () -> wrong(url, "expected a data: URL; this server was started without a folder of images"));
    }

    private static ApiError notAllowed(String url) {
        return wrong(url, "expected a file in the folder of images; others are not read");
    }

    private static ApiError wrong(String url, String expected) {
        return ApiError.invalid(CODE, "image " + Shown.of(url) + ": " + expected);
    }
}
