package org.multispa.scenes.check;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.images.ImageSize;
import org.multispa.scenes.Frame;

/// Mistakes that show in single frames.
final class ImagePlausibility {
    private static final double MIN_DEPTH = 0.05;
    private static final double MAX_DEPTH = 100;
    private static final double MAX_SHAPE_DIFFERENCE = 0.1;

    private ImagePlausibility() {}

    /// Median of the measured depths, metres, NaN where nothing was measured.
    static double medianDepth(List<CheckedView> views) {
        double[] depths = views.stream()
                .map(CheckedView::depth)
                .mapMulti((DepthMap depth, Consumer<Double> out) -> {
                    int step = Math.max(1, depth.width() / 32);
                    for (int y = 0; y < depth.height(); y += step) {
                        for (int x = 0; x < depth.width(); x += step) {
                            if (depth.metres(x, y) > 0) {
                                out.accept(depth.metres(x, y));
                            }
                        }
                    }
                })
                .mapToDouble(Double::doubleValue)
                .toArray();
        Arrays.sort(depths);
        return depths.length == 0 ? Double.NaN : depths[depths.length / 2];
    }

    static Optional<CheckReport.Failed> failure(Frame frame, CheckedView view, double medianDepth) {
        Intrinsics camera = frame.camera();
        Optional<ImageSize> image = colorSize(frame);
        if (image.isPresent()
                && (image.get().width() != camera.width() || image.get().height() != camera.height())) {
            boolean turned =
                    image.get().width() == camera.height() && image.get().height() == camera.width();
            return Optional.of(new CheckReport.Failed(
                    "the intrinsics are given for images of " + camera.width() + "x" + camera.height()
                            + ", the colour image of frame " + frame.number() + " is "
                            + image.get().width() + "x" + image.get().height()
                            + (turned ? ": width and height are swapped" : ""),
                    "give the size of the colour images and fx, fy, cx, cy in their pixels"));
        }
        double shape = (double) view.depth().width() / view.depth().height() * camera.height() / camera.width();
        if (Math.abs(Math.log(shape)) > MAX_SHAPE_DIFFERENCE) {
            return Optional.of(new CheckReport.Failed(
                    "the depth image (" + view.depth().width() + "x"
                            + view.depth().height()
                            + ") is of another shape than the colour image (" + camera.width() + "x" + camera.height()
                            + ")",
                    "register the depth images to the colour camera"));
        }
        if (medianDepth < MIN_DEPTH || medianDepth > MAX_DEPTH) {
            return Optional.of(new CheckReport.Failed(
                    "the depth unit is wrong: half of the depths are " + (medianDepth > MAX_DEPTH ? "more" : "less")
                            + " than " + medianDepth + " m",
                    "the depth images are read with " + view.depth().unitsPerMetre()
                            + " units in a metre; give the right number (1000 for millimetres)"));
        }
        return Optional.empty();
    }

    private static Optional<ImageSize> colorSize(Frame frame) {
        try {
            return Optional.of(ImageSize.of(frame.pixels().encodedColor()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
