package org.multispa.evaluation.neighbours.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Picture;
import org.multispa.evaluation.neighbours.rows.Row;

/// Files of a benchmark's folder.
///
/// @param folder its root
public record Found(Path folder) {
    private static final int DEEPEST = 6;
    private static final List<String> IMAGE_ENDINGS = List.of("", ".jpg", ".png", ".jpeg", ".gif", ".webp");

    /// Files below the folder, sorted by path, hidden ones left out.
    ///
    /// @param is looks at the path below the folder, with `/` between names
    public List<Path> files(Predicate<String> is) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException("no such folder: " + folder);
        }
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !below(file).startsWith(".") && !below(file).contains("/."))
                    .filter(file -> is.test(below(file)))
                    .sorted()
                    .toList();
        }
    }

    /// A file's path below the folder, with `/` between names.
    public String below(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /// An image that a row names, looked for below the folder itself and below some of its folders.
    ///
    /// @param name as published, never leading out of the folder
    /// @param folders such as `images`
    /// @throws DatasetException if it is not there or leads out of the folder
    public Picture picture(Row row, String name, List<String> folders) throws DatasetException {
        for (String inner : folders) {
            Optional<Path> file = inside(row, inner.isEmpty() ? name : inner + "/" + name);
            if (file.isPresent()) {
                return new FilePicture(file.get());
            }
        }
        throw row.wrong("expected the image '" + Row.shown(name) + "' below " + folder + " in one of "
                + String.join(
                        ", ",
                        folders.stream()
                                .map(f -> f.isEmpty() ? "the folder itself" : f + "/")
                                .toList())
                + "; found none");
    }

    /// The images of a folder that a row names, sorted by name; of more than wanted, some from first to last at
    /// even steps.
    ///
    /// @param name of the folder, never leading out of this one
    /// @throws DatasetException if it is not there, leads out of the folder or holds no image
    public List<Picture> pictures(Row row, String name, int most) throws DatasetException {
        Path inner = folder.toAbsolutePath().normalize().resolve(name).normalize();
        if (!inner.startsWith(folder.toAbsolutePath().normalize())) {
            throw row.wrong("the folder '" + Row.shown(name) + "' leads out of " + folder);
        }
        List<Path> files;
        try (Stream<Path> all = Files.isDirectory(inner) ? Files.list(inner) : Stream.empty()) {
            files = all.filter(file -> String.valueOf(file.getFileName())
                            .toLowerCase(Locale.ROOT)
                            .matches("[^.].*\\.(?:jpe?g|png)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw row.wrong(String.valueOf(e.getMessage()));
        }
        if (files.isEmpty()) {
            throw row.wrong("expected frames of the video as .jpg or .png in " + inner
                    + "; videos are not decoded here, extract them first");
        }
        List<Picture> pictures = new ArrayList<>();
        int count = Math.min(most, files.size());
        for (int i = 0; i < count; i++) {
            int place = count == 1 ? 0 : (int) ((long) i * (files.size() - 1) / (count - 1));
            pictures.add(new FilePicture(files.get(place)));
        }
        return pictures;
    }

    private Optional<Path> inside(Row row, String name) throws DatasetException {
        try {
            Path root = folder.toAbsolutePath().normalize();
            for (String ending : IMAGE_ENDINGS) {
                Path file = root.resolve(name + ending).normalize();
                if (!file.startsWith(root)) {
                    throw row.wrong("the image '" + Row.shown(name) + "' leads out of " + folder);
                }
                if (Files.isRegularFile(file)) {
                    if (!file.toRealPath().startsWith(root.toRealPath())) {
                        throw row.wrong("the image '" + Row.shown(name) + "' is a link out of " + folder);
                    }
                    return Optional.of(file);
                }
            }
            return Optional.empty();
        } catch (InvalidPathException e) {
            throw row.wrong("'" + Row.shown(name) + "' is no name of a file");
        } catch (IOException e) {
            throw e instanceof DatasetException wrong ? wrong : row.wrong(String.valueOf(e.getMessage()));
        }
    }
}
