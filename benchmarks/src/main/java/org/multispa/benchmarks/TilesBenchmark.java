package org.multispa.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.multispa.images.RgbImage;
import org.multispa.model.tiles.ImageNetPixels;
import org.multispa.model.tiles.TileRule;
import org.multispa.model.tiles.Tiler;
import org.multispa.model.tiles.Tiles;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Images of 1296x968 a second on one core, each cut into six tiles of 448 pixels and a thumbnail. Time does
/// not depend on what the image shows.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TilesBenchmark {
    private final RgbImage photo = noise(1296, 968);
    private final Tiler tiler = new Tiler(TileRule.PAPER);
    private final Tiler definition = Tiler.plain(TileRule.PAPER);
    private final Tiles tiles = tiler.cut(photo);

    private static RgbImage noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new Random(1).nextBytes(rgb);
        return new RgbImage(width, height, rgb);
    }

    /// With loops over rows and columns.
    @Benchmark
    public Tiles cut() {
        return tiler.cut(photo);
    }

    /// Pixel by pixel.
    @Benchmark
    public Tiles plain() {
        return definition.cut(photo);
    }

    /// The tiles as the vision encoder reads them.
    @Benchmark
    public float[] normalise() {
        return ImageNetPixels.of(tiles);
    }
}
