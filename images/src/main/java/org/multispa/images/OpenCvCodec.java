package org.multispa.images;

import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// OpenCV's codecs. Native memory lives in a [PointerScope] for the length of a call; OpenCV starts no threads of
/// its own, since callers decode in parallel.
final class OpenCvCodec implements ColorCodec {
    private static final System.Logger LOG = System.getLogger(OpenCvCodec.class.getName());

    private OpenCvCodec() {}

    /// The codec, if OpenCV's libraries can be loaded on this machine. Only core, imgproc and imgcodecs are.
    static Optional<ColorCodec> load() {
        try {
            Loader.load(opencv_imgcodecs.class);
            opencv_core.setNumThreads(1);
            return Optional.of(new OpenCvCodec());
        } catch (LinkageError | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "OpenCV does not load here, images go through the slower codecs of the JDK: {0}",
                    e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public RgbImage decode(byte[] encoded) throws ImageFormatException {
        try (PointerScope _ = new PointerScope()) {
            Mat rgb = decoded(encoded, opencv_imgcodecs.IMREAD_COLOR_RGB);
            byte[] pixels = new byte[Math.toIntExact(rgb.total() * 3)];
            rgb.data().get(pixels);
            return new RgbImage(rgb.cols(), rgb.rows(), pixels);
        } catch (ImageFormatException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ImageFormatException("broken image: " + e.getMessage(), e);
        }
    }

    /// Within the scope that is open.
    private static Mat decoded(byte[] encoded, int order) throws ImageFormatException {
        Mat input = new Mat(1, encoded.length, opencv_core.CV_8UC1, new BytePointer(encoded));
        Mat pixels = opencv_imgcodecs.imdecode(input, order | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION);
        if (pixels.empty() || pixels.type() != opencv_core.CV_8UC3 || !pixels.isContinuous()) {
            throw new ImageFormatException("broken image: OpenCV cannot decode its pixels");
        }
        return pixels;
    }

    @Override
    public byte[] encode(RgbImage image, int quality) {
        try (PointerScope _ = new PointerScope()) {
            Mat rgb = new Mat(image.height(), image.width(), opencv_core.CV_8UC3, new BytePointer(image.rgb()));
            Mat bgr = new Mat();
            opencv_imgproc.cvtColor(rgb, bgr, opencv_imgproc.COLOR_RGB2BGR);
            return encoded(bgr, quality);
        }
    }

    private static byte[] encoded(Mat bgr, int quality) {
        BytePointer out = new BytePointer();
        IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
        if (!opencv_imgcodecs.imencode(".jpg", bgr, out, options)) {
            throw new IllegalStateException("OpenCV cannot encode an image of " + bgr.cols() + "x" + bgr.rows());
        }
        byte[] encoded = new byte[Math.toIntExact(out.limit())];
        out.get(encoded);
        return encoded;
    }

    /// In native memory throughout: only what is changed is copied.
    @Override
    public byte[] redrawn(byte[] encoded, int quality, Jpeg.Edit edit) throws ImageFormatException {
        try (PointerScope _ = new PointerScope()) {
            Mat bgr;
            try {
                bgr = decoded(encoded, opencv_imgcodecs.IMREAD_COLOR_BGR);
            } catch (RuntimeException e) {
                throw new ImageFormatException("broken image: " + e.getMessage(), e);
            }
            edit.apply(new MatPixels(bgr));
            return encoded(bgr, quality);
        }
    }

    /// Large images are decoded at a part of their size, which takes a fraction of the time.
    @Override
    public byte[] smaller(byte[] encoded, int side, int quality) throws ImageFormatException {
        try (PointerScope _ = new PointerScope()) {
            ImageSize size = ImageSize.of(encoded);
            Mat bgr = decoded(encoded, reduced(size, side));
            ImageSize small = Shrinking.sizeToSide(size, side);
            if (small.width() == bgr.cols() && small.height() == bgr.rows()) {
                return encoded(bgr, quality);
            }
            Mat resized = new Mat();
            Size to = new Size(small.width(), small.height());
            opencv_imgproc.resize(bgr, resized, to, 0, 0, opencv_imgproc.INTER_AREA);
            return encoded(resized, quality);
        } catch (ImageFormatException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ImageFormatException("broken image: " + e.getMessage(), e);
        }
    }

    /// How to decode an image of which the longer side is to have `side` pixels. Sides of a few pixels are kept,
    /// since what stands behind an image's edge would show.
    private static int reduced(ImageSize size, int side) {
        int longer = Math.max(size.width(), size.height());
        int shorter = Math.min(size.width(), size.height());
        int factor = Math.min(longer / side, shorter / 16);
        if (factor < 2) {
            return opencv_imgcodecs.IMREAD_COLOR_BGR;
        }
        if (factor < 4) {
            return opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
        }
        return factor < 8 ? opencv_imgcodecs.IMREAD_REDUCED_COLOR_4 : opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
    }

    /// Large images are decoded at an eighth of their size, which takes a fraction of the time.
    @Override
    public byte[] greyMiniature(byte[] encoded, int side) throws ImageFormatException {
        try (PointerScope _ = new PointerScope()) {
            ImageSize size = ImageSize.of(encoded);
            boolean large = Math.min(size.width(), size.height()) >= 16 * side;
            int how = large ? opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_8 : opencv_imgcodecs.IMREAD_GRAYSCALE;
            Mat input = new Mat(1, encoded.length, opencv_core.CV_8UC1, new BytePointer(encoded));
            Mat grey = opencv_imgcodecs.imdecode(input, how | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION);
            if (grey.empty()) {
                throw new ImageFormatException("broken image: OpenCV cannot decode its pixels");
            }
            Mat small = new Mat();
            opencv_imgproc.resize(grey, small, new Size(side, side), 0, 0, opencv_imgproc.INTER_AREA);
            byte[] levels = new byte[side * side];
            small.data().get(levels);
            return levels;
        } catch (ImageFormatException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ImageFormatException("broken image: " + e.getMessage(), e);
        }
    }
}
