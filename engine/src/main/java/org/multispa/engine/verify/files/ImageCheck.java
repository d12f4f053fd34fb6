package org.multispa.engine.verify.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.overlay.LabelLayout;
import org.multispa.dataset.overlay.SampleImages;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Fault;
import org.multispa.files.Sha256;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.scenes.Frame;

/// The images of one scene's samples: each is listed with its hash, is its frame's own where it has no marks, and is
/// what comes out if its marks are drawn again where it has. Thread-safe; unmarked images are looked at once.
public final class ImageCheck {
    /// Pixels that may differ clearly between two drawings of the same marks by different JPEG codecs.
    private static final int FEW = 12;

    private final Path images;
    private final ImagesMode mode;
    private final SortedMap<String, String> listed;
    private final Map<Shown, List<Fault>> plain = new ConcurrentHashMap<>();
    private final Set<String> visited = ConcurrentHashMap.newKeySet();

    /// @param images the image root
    /// @param listed hashes of the scene's images by their path
    public ImageCheck(Path images, ImagesMode mode, SortedMap<String, String> listed) {
        this.images = images;
        this.mode = mode;
        this.listed = listed;
    }

    private record Shown(String path, int frame) {}

    /// A sample shows these images, whatever they are.
    public void visit(Sample sample) {
        sample.images().forEach(image -> visited.add(image.path()));
    }

    /// What is wrong with a sample's images.
    ///
    /// @param frames the frames behind them, in their order
    public List<Fault> of(Sample sample, List<Frame> frames) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < frames.size() && mode != ImagesMode.NONE; i++) {
            String path = sample.images().get(i).path();
            Frame frame = frames.get(i);
            boolean marked = mode == ImagesMode.DRAWN
                    && sample.overlay(i).filter(o -> !o.dots().isEmpty()).isPresent();
            faults.addAll(
                    marked
                            ? marked(sample, i, frame)
                            : plain.computeIfAbsent(new Shown(path, frame.number()), _ -> plain(path, frame)));
        }
        return faults;
    }

    /// A fault for each image that is listed and that no sample so far has shown.
    public List<Fault> others() {
        List<Fault> faults = new ArrayList<>();
        for (String path : listed.keySet()) {
            if (!visited.contains(path)) {
                faults.add(new Fault(Cause.IMAGE, path, "a sample that shows it", "none"));
            }
        }
        return faults;
    }

    private List<Fault> plain(String path, Frame frame) {
        try {
            byte[] found = Files.readAllBytes(images.resolve(path));
            List<Fault> altered = hash(path, found);
            if (altered.isEmpty() && !Arrays.equals(found, frame.pixels().encodedColor())) {
                return List.of(new Fault(Cause.IMAGE, path, "the bytes of frame " + frame.number(), "another image"));
            }
            return altered;
        } catch (IOException e) {
            return List.of(new Fault(Cause.IMAGE, path, "a readable image", e.toString()));
        }
    }

    private List<Fault> hash(String path, byte[] found) {
        String expected = listed.getOrDefault(path, "an entry in " + ListedImages.FILE_NAME);
        String hash = Sha256.of(found);
        return hash.equals(expected) ? List.of() : List.of(new Fault(Cause.IMAGE, path + " SHA-256", expected, hash));
    }

    private List<Fault> marked(Sample sample, int image, Frame frame) {
        String path = sample.images().get(image).path();
        try {
            byte[] found = Files.readAllBytes(images.resolve(path));
            List<Fault> altered = hash(path, found);
            return altered.isEmpty() ? drawing(sample, image, frame, found) : altered;
        } catch (IOException e) {
            return List.of(new Fault(Cause.IMAGE, path, "a readable image", e.toString()));
        }
    }

    private static List<Fault> drawing(Sample sample, int image, Frame frame, byte[] found) throws IOException {
        String path = sample.images().get(image).path();
        byte[] again = SampleImages.drawn(sample, image, frame.pixels().encodedColor());
        RgbImage shown = Jpeg.decode(found);
        if (!Arrays.equals(found, again)) {
            RgbImage drawn = Jpeg.decode(again);
            boolean sameSize = drawn.width() == shown.width() && drawn.height() == shown.height();
            long differing = sameSize ? Marks.differing(drawn, shown) : drawn.rgb().length / 3;
            if (differing > FEW) {
                return List.of(new Fault(
                        Cause.OVERLAY,
                        path,
                        "frame " + frame.number() + " with the recorded marks",
                        differing + " pixels that differ clearly"));
            }
        }
        List<Overlay.Dot> dots = sample.overlay(image).map(Overlay::dots).orElse(List.of());
        return !LabelLayout.fits(shown.width(), shown.height(), dots) || Marks.areThere(shown, dots)
                ? List.of()
                : List.of(new Fault(Cause.OVERLAY, path, "a coloured dot at each recorded pixel", "none there"));
    }
}
