package org.multispa.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.multispa.dataset.json.SampleJson;
import org.multispa.geometry.PointSets;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

class BenchmarksTest {
    @Test
    void bothVisibilitiesSeeTheSamePointsOfTheMeasuredFrame() {
        for (VisibilityBenchmark.Rule rule : VisibilityBenchmark.Rule.values()) {
            VisibilityBenchmark benchmark = new VisibilityBenchmark();
            benchmark.percentInView = 15;
            benchmark.rule = rule;
            benchmark.takeFrame();
            assertThat(benchmark.blocks()).isEqualTo(benchmark.plain());
            assertThat(PointSets.count(benchmark.blocks())).isBetween(5_000, 24_000);
        }
    }

    @Test
    void bothKindsOfSetsGiveOneOverlap() {
        OverlapBenchmark benchmark = new OverlapBenchmark();
        benchmark.points = 150_000;
        benchmark.fill();
        assertThat(benchmark.packed()).isCloseTo(benchmark.bitSets(), within(1e-12));
        assertThat(benchmark.packed()).isBetween(5.0, 50.0);
    }

    @Test
    void codecsKeepTheDepthImageAndDrawTheMarks() throws Exception {
        CodecBenchmark benchmark = new CodecBenchmark();
        assertThat(benchmark.decodeDepth().values()).hasSize(640 * 480);
        assertThat(benchmark.encodeDepth()).hasSizeBetween(100_000, 400_000);
        RgbImage plain = benchmark.decodeColour();
        RgbImage marked = Jpeg.decode(benchmark.drawMarks());
        assertThat(plain.width()).isEqualTo(1296);
        assertThat(plain.height()).isEqualTo(968);
        assertThat(marked.pixel(640, 480)).isNotEqualTo(plain.pixel(640, 480));
        assertThat(benchmark.encodeColour()).hasSizeBetween(80_000, 400_000);
    }

    @Test
    void sampleLinesAreWhatTheDataSetHolds() throws Exception {
        SampleLineBenchmark benchmark = new SampleLineBenchmark();
        assertThat(SampleJson.decode(benchmark.cameraLine()).subtask().id()).isEqualTo("camera-vector");
        assertThat(SampleJson.decode(benchmark.correspondenceLine())
                        .provenance()
                        .overlays())
                .hasSize(2);
        assertThat(benchmark.cameraWords().answer()).contains("`[ -372 , 66 , -149 ]`");
        assertThat(benchmark.correspondenceWords().question()).contains("118").contains("940");
    }

    @Test
    void bothTilersGiveTheSameSevenTiles() {
        TilesBenchmark benchmark = new TilesBenchmark();
        assertThat(benchmark.cut().count()).isEqualTo(7);
        assertThat(benchmark.cut().pixels()).isEqualTo(benchmark.plain().pixels());
        assertThat(benchmark.normalise()).hasSize(7 * 3 * 448 * 448);
    }
}
