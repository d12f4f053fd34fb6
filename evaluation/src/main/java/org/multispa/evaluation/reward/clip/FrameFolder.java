package org.multispa.evaluation.reward.clip;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.multispa.dataset.DatasetException;
import org.multispa.images.ImageFormatException;
import org.multispa.images.ImageSize;

/// A folder of images as a video: its `.jpg`, `.jpeg` and `.png` files in the order of their names, in which
/// digits count as numbers, so that `f10` comes after `f9`. Other files are passed over.
///
/// A frame that cannot be read keeps its place, so that times stay right, is not asked about and is
/// [named][#setAside].
public final class FrameFolder implements Frames {
    /// Most frames of a video.
    static final int MOST_FRAMES = 100_000;

    /// Largest file, bytes.
    static final long LARGEST = 64L << 20;

    private final String clip;
    private final List<Path> files;
    private final BitSet usable;
    private final ImageSize size;
    private final List<String> setAside;

    private FrameFolder(String clip, List<Path> files, BitSet usable, ImageSize size, List<String> setAside) {
        this.clip = clip;
        this.files = files;
        this.usable = usable;
        this.size = size;
        this.setAside = setAside;
    }

    /// Looks at every image; none is decoded.
    ///
    /// @throws DatasetException if there is no image, too many, or the first cannot be used
    /// @throws IOException if the folder cannot be listed
    public static FrameFolder open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException("no such folder: " + folder + "; expected a folder with a video's frames");
        }
        List<Path> files = images(folder);
        if (files.isEmpty()) {
            throw new DatasetException(folder + " holds no frames: expected .jpg, .jpeg or .png files");
        }
        ImageSize size;
        try {
            size = sizeOf(files.getFirst());
        } catch (IOException e) {
            throw new DatasetException(
                    files.getFirst() + ": the first frame cannot be used, and all others are compared with it: "
                            + e.getMessage(),
                    e);
        }
        BitSet usable = new BitSet(files.size());
        List<String> setAside = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            try {
                requireSize(size, i == 0 ? size : sizeOf(files.get(i)));
                usable.set(i);
            } catch (IOException e) {
                setAside.add(files.get(i) + ": " + e.getMessage());
            }
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new FrameFolder(
                name == null ? "video" : name.toString(), List.copyOf(files), usable, size, List.copyOf(setAside));
    }

    private static List<Path> images(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, FrameFolder::isImage)) {
            for (Path entry : entries) {
                if (files.size() == MOST_FRAMES) {
                    throw new DatasetException(
                            folder + " holds more than " + MOST_FRAMES + " images; cut the video into parts");
                }
                files.add(entry);
            }
        }
        files.sort(NaturalOrder.OF_NAMES);
        return files;
    }

    private static boolean isImage(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png")) && Files.isRegularFile(path);
    }

    private static ImageSize sizeOf(Path file) throws IOException {
        return ImageSize.ofComplete(bytes(file));
    }

    private static byte[] bytes(Path file) throws IOException {
        long length = Files.size(file);
        if (length > LARGEST) {
            throw new ImageFormatException("expected an image of at most " + LARGEST + " bytes, found " + length);
        }
        return Files.readAllBytes(file);
    }

    private static void requireSize(ImageSize expected, ImageSize found) throws ImageFormatException {
        if (!expected.equals(found)) {
            throw new ImageFormatException("expected " + expected.width() + "x" + expected.height()
                    + " pixels as the first frame has, found " + found.width() + "x" + found.height());
        }
    }

    /// Frames that cannot be used, as `file: reason`.
    public List<String> setAside() {
        return setAside;
    }

    @Override
    public String clip() {
        return clip;
    }

    @Override
    public int count() {
        return files.size();
    }

    @Override
    public String name(int frame) {
        return String.valueOf(files.get(frame).getFileName());
    }

    @Override
    public boolean isUsable(int frame) {
        return usable.get(frame);
    }

    @Override
    public ImageSize size() {
        return size;
    }

    @Override
    public byte[] encoded(int frame) throws IOException {
        return bytes(files.get(frame));
    }
}
