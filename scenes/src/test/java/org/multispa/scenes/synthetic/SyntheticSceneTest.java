package org.multispa.scenes.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.PlainVisibility;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.geometry.VisibilityRule;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.check.CheckReport;
import org.multispa.scenes.check.ConventionCheck;

class SyntheticSceneTest {
    private static final SyntheticScene MADE = SharedScene.get();
    private static final StaticScene SCENE = MADE.scene();

    @Test
    void objectsHaveTheBoxesOfTheirVertices() {
        assertThat(SCENE.objects()).hasSameSizeAs(MADE.room().instances());
        int points = 0;
        for (SceneObject object : SCENE.objects()) {
            assertThat(object.label())
                    .isEqualTo(MADE.room().instances().get(object.id()).label());
            AxisBox exact = MADE.box(object.id());
            assertThat(object.box().min().minus(exact.min()).norm()).isLessThan(1e-5);
            assertThat(object.box().max().minus(exact.max()).norm()).isLessThan(1e-5);
            points += object.points().length;
        }
        assertThat(points)
                .as("every point belongs to one object")
                .isEqualTo(SCENE.points().size());
    }

    @Test
    void theSceneObeysItsOwnConventions() {
        CheckReport report = ConventionCheck.check(SCENE);
        assertThat(report.verdict()).isInstanceOf(CheckReport.Passed.class);
        assertThat(report.agreement()).isGreaterThan(0.85);
    }

    @Test
    void framePairsOverlapALittleAsWellAsMuch() throws IOException {
        PlainVisibility visibility = new PlainVisibility();
        int frames = SCENE.frames().size();
        long[][] seen = new long[frames][];
        int[] count = new int[frames];
        for (int f = 0; f < frames; f++) {
            DepthMap depth = SCENE.frames().get(f).pixels().depth();
            seen[f] = visibility.seen(SCENE.points(), MADE.poses().get(f), MADE.camera(), depth, VisibilityRule.PAPER);
            count[f] = PointSets.count(seen[f]);
            assertThat(count[f]).isGreaterThan(SCENE.points().size() / 500);
        }
        int wanted = 0;
        int apart = 0;
        int close = 0;
        for (int i = 0; i < frames; i++) {
            for (int j = 0; j < i; j++) {
                double overlap = PointSets.overlapPercent(seen[i], count[i], seen[j], count[j]);
                wanted += overlap >= 6 && overlap <= 35 ? 1 : 0;
                apart += overlap < 6 ? 1 : 0;
                close += overlap > 25 ? 1 : 0;
            }
        }
        assertThat(wanted).as("pairs of 6 to 35 percent").isGreaterThan(frames);
        assertThat(apart).as("pairs below 6 percent").isGreaterThan(frames);
        assertThat(close).as("pairs above 25 percent").isGreaterThan(frames / 8);
    }

    @Test
    void colourIsAJpegOfTheCamerasSize() throws IOException {
        RgbImage image = Jpeg.decode(SCENE.frames().get(2).pixels().encodedColor());
        assertThat(image.width()).isEqualTo(160);
        assertThat(image.height()).isEqualTo(120);
        assertThat(SCENE.frames().get(2).pixels().colorExtension()).isEqualTo("jpg");
        assertThat(SCENE.frames().get(2).pixels().colorFile()).isEmpty();
        RgbImage drawn = MADE.color(2);
        double difference = 0;
        for (int i = 0; i < drawn.rgb().length; i++) {
            difference += Math.abs((drawn.rgb()[i] & 0xFF) - (image.rgb()[i] & 0xFF)) / (double) drawn.rgb().length;
        }
        assertThat(difference).isLessThan(6);
    }

    @Test
    void exactDepthContinuesASurfaceBetweenPixels() {
        Random random = new Random(12);
        for (int n = 0; n < 200; n++) {
            double u = 1 + 158 * random.nextDouble();
            double v = 1 + 118 * random.nextDouble();
            double z = MADE.depthAt(7, u, v);
            Vec3 hit = MADE.poses().get(7).transform(MADE.camera().backProject(u, v, z));
            assertThat(MADE.room().plan().contains(hit.x(), hit.y(), -1e-6)).isTrue();
            assertThat(hit.z()).isBetween(-1e-6, MADE.room().plan().height() + 1e-6);
        }
    }

    @Test
    void anotherWalkShowsTheSameRoom() {
        SyntheticScene rescan = SyntheticScene.of(3, MADE.capture().withWalk(1).withNoise(true));
        assertThat(rescan.room()).isEqualTo(MADE.room());
        assertThat(rescan.id().family()).isEqualTo(MADE.id().family());
        assertThat(rescan.id().name()).isNotEqualTo(MADE.id().name());
        assertThat(rescan.poses()).isNotEqualTo(MADE.poses());
        assertThat(rescan.mesh().x()).isEqualTo(MADE.mesh().x());
        assertThat(rescan.mesh().rgb()).isEqualTo(MADE.mesh().rgb());
        assertThat(rescan.rawDepth(4)).isEqualTo(rescan.rawDepth(4));
        int holes = 0;
        for (char z : rescan.rawDepth(4)) {
            holes += z == 0 ? 1 : 0;
        }
        assertThat(holes).isPositive();
    }

    @Test
    void sensorNoiseGrowsWithDistanceAndTearsHolesAtEdges() {
        int w = 120;
        int h = 100;
        char[] step = new char[w * h];
        for (int i = 0; i < step.length; i++) {
            step[i] = (char) (i % w < w / 2 ? 1000 : 4000);
        }
        char[] noisy = DepthNoise.added(step, w, h, 300, SeededHash.of(1));
        double near = deviation(noisy, w, 2, w / 2 - 2, 1000);
        double far = deviation(noisy, w, w / 2 + 2, w - 2, 4000);
        assertThat(near).isBetween(1.2, 3.0);
        assertThat(far).isBetween(20.0, 34.0);
        long edge = 0;
        for (int y = 0; y < h; y++) {
            edge += noisy[y * w + w / 2] == 0 ? 1 : 0;
        }
        assertThat(edge).isBetween(h / 2L, (long) h);
        assertThat(DepthNoise.added(step, w, h, 300, SeededHash.of(1))).isEqualTo(noisy);
        assertThat(DepthNoise.added(new char[w * h], w, h, 300, SeededHash.of(1)))
                .containsOnly((char) 0);
    }

    private static double deviation(char[] depth, int width, int from, int to, int exact) {
        double[] errors = new double[depth.length];
        int n = 0;
        for (int i = 0; i < depth.length; i++) {
            if (i % width >= from && i % width < to && depth[i] > 0) {
                errors[n++] = depth[i] - exact;
            }
        }
        double mean = Arrays.stream(errors, 0, n).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(2.0));
        return Math.sqrt(Arrays.stream(errors, 0, n).map(e -> e * e).average().orElseThrow());
    }
}
