package org.multispa.scenes.synthetic.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Vec3;
import org.multispa.images.RgbImage;
import org.multispa.scenes.synthetic.Capture;
import org.multispa.scenes.synthetic.SharedScene;
import org.multispa.scenes.synthetic.SyntheticScene;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.Light;
import org.multispa.scenes.synthetic.plan.RoomMaker;

class RendererTest {
    private static final SyntheticScene SCENE = SharedScene.get();

    @Test
    void depthPixelsHoldTheDepthOfARayThroughTheirColourPosition() {
        Random random = new Random(7);
        Capture size = SCENE.capture();
        int edges = 0;
        int tested = 0;
        for (int frame = 0; frame < size.frames(); frame += 3) {
            DepthMap depth = SCENE.depth(frame);
            for (int n = 0; n < 300; n++) {
                int i = random.nextInt(size.depthWidth());
                int j = random.nextInt(size.depthHeight());
                double u = (double) i * size.colorWidth() / size.depthWidth();
                double v = (double) j * size.colorHeight() / size.depthHeight();
                double exact = SCENE.depthAt(frame, u, v);
                double expected = exact > 10 ? 0 : Math.rint(1000 * exact);
                tested++;
                if (Math.abs(depth.raw(i, j) - expected) > 1) {
                    edges++;
                    // Only where a surface ends may the two differ, by which side of the edge the ray falls on.
                    assertThat(onEdge(frame, u, v))
                            .as("frame %d pixel %d %d", frame, i, j)
                            .isTrue();
                }
            }
        }
        assertThat(edges).isLessThan(tested / 500);
    }

    private static boolean onEdge(int frame, double u, double v) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double du = -1e-3; du < 2e-3; du += 1e-3) {
            for (double dv = -1e-3; dv < 2e-3; dv += 1e-3) {
                double z = SCENE.depthAt(frame, u + du, v + dv);
                least = Math.min(least, z);
                most = Math.max(most, z);
            }
        }
        return most - least > 0.001;
    }

    @Test
    void everyPixelShowsASurface() {
        for (int frame = 0; frame < 10; frame++) {
            DepthMap depth = SCENE.depth(frame);
            for (int j = 0; j < depth.height(); j++) {
                for (int i = 0; i < depth.width(); i++) {
                    assertThat(depth.raw(i, j)).isBetween(100, 10_000);
                }
            }
        }
    }

    @Test
    void picturesAreNeitherFlatNorDarkNorBurnt() {
        double spread = 0;
        for (int frame = 0; frame < 40; frame += 4) {
            RgbImage image = SCENE.color(frame);
            double sum = 0;
            double squares = 0;
            int burnt = 0;
            int black = 0;
            int n = image.rgb().length;
            for (byte value : image.rgb()) {
                int level = value & 0xFF;
                sum += level;
                squares += level * level;
                burnt += level >= 254 ? 1 : 0;
                black += level < 4 ? 1 : 0;
            }
            double mean = sum / n;
            assertThat(mean).as("mean of frame %d", frame).isBetween(50.0, 230.0);
            assertThat(burnt).isLessThan(n / 2);
            assertThat(black).isLessThan(n / 20);
            spread += Math.sqrt(squares / n - mean * mean) / 10;
        }
        assertThat(spread).as("contrast").isGreaterThan(20);
    }

    @Test
    void whatWasDrawnBeforeLeavesNoTrace() {
        RgbImage first = SCENE.color(5);
        SCENE.color(20);
        SCENE.depth(20);
        assertThat(SCENE.color(5).rgb()).isEqualTo(first.rgb());
    }

    @Test
    void threadsSeeTheSamePictures() throws InterruptedException {
        byte[] expected = SCENE.color(8).rgb();
        List<byte[]> seen = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                SCENE.color(12);
                seen.add(SCENE.color(8).rgb());
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seen).hasSize(4).allMatch(image -> Arrays.equals(image, expected));
    }

    @Test
    void edgesAreSmooth() {
        // A smooth edge has colours between those of its sides: more distinct greys than surfaces alone would give.
        SyntheticScene scene = SCENE;
        RgbImage image = scene.color(3);
        long steps = 0;
        for (int i = 3; i < image.rgb().length; i += 3) {
            int jump = Math.abs((image.rgb()[i] & 0xFF) - (image.rgb()[i - 3] & 0xFF));
            steps += jump > 0 && jump < 8 ? 1 : 0;
        }
        assertThat(steps).isGreaterThan(image.rgb().length / 3 / 5);
    }

    @Test
    void brightLightIsRolledOffAndNeverWraps() {
        int before = -1;
        for (float light = 0; light < 50; light += 0.01f) {
            int level = Shader.tone(light) & 0xFF;
            assertThat(level).isGreaterThanOrEqualTo(before);
            before = level;
        }
        assertThat(before).isEqualTo(255);
    }

    @Test
    void lightFallsOffFromLampsAndIsBlockedByFurniture() {
        Scenery scenery = Scenery.of(RoomMaker.make(2));
        double under = Double.POSITIVE_INFINITY;
        double open = 0;
        for (int k = 0; k < scenery.facets.size(); k++) {
            Facet facet = scenery.facets.get(k);
            if (facet.plane().z() > 0.99 && facet.area() > 4 && facet.a().at().z() < 0.01) {
                int nodes = scenery.light.columns[k] * scenery.light.rows[k];
                for (int i = 0; i < nodes; i++) {
                    float light = scenery.light.rgb[scenery.light.offset[k] + 3 * i];
                    under = Math.min(under, light);
                    open = Math.max(open, light);
                }
            }
        }
        assertThat(open).isGreaterThan(4 * under);
        for (float value : scenery.light.rgb) {
            assertThat(value).isBetween(0f, 100f);
        }
        for (Light light : scenery.room.lights()) {
            assertThat(light.red() + light.green() + light.blue()).isPositive();
        }
    }

    @Test
    void theMeshLiesOnWhatIsDrawn() {
        ScanMesh mesh = SCENE.mesh();
        assertThat(mesh.size()).isBetween(60_000, 220_000);
        assertThat(mesh.rgb()).hasSize(3 * mesh.size());
        Random random = new Random(9);
        int seen = 0;
        for (int n = 0; n < 4000; n++) {
            int p = random.nextInt(mesh.size());
            int frame = random.nextInt(40);
            Vec3 at = new Vec3(mesh.x()[p], mesh.y()[p], mesh.z()[p]);
            Vec3 c = SCENE.poses().get(frame).inverse().transform(at);
            double u = SCENE.camera().u(c);
            double v = SCENE.camera().v(c);
            if (c.z() > 0.1 && SCENE.camera().contains(u, v)) {
                // Nothing can be drawn behind a vertex unless the vertex is on an edge or seen from its back.
                double z = SCENE.depthAt(frame, u, v);
                seen += Math.abs(z - c.z()) < 1e-4 ? 1 : 0;
            }
        }
        assertThat(seen).isGreaterThan(150);
    }

    @Test
    void theMeshIsFineAndItsTrianglesFaceTheRoom() {
        ScanMesh mesh = SCENE.mesh();
        Random random = new Random(10);
        for (int n = 0; n < 5000; n++) {
            int t = 3 * random.nextInt(mesh.triangles().length / 3);
            int[] corner = {mesh.triangles()[t], mesh.triangles()[t + 1], mesh.triangles()[t + 2]};
            assertThat(mesh.instance()[corner[0]]).isEqualTo(mesh.instance()[corner[1]]);
            assertThat(mesh.segment()[corner[0]]).isEqualTo(mesh.segment()[corner[2]]);
            for (int i = 0; i < 3; i++) {
                assertThat(at(mesh, corner[i])
                                .minus(at(mesh, corner[(i + 1) % 3]))
                                .norm())
                        .isLessThan(0.09);
            }
            if (SCENE.room().instances().get(mesh.instance()[corner[0]]).label().equals("floor")) {
                Vec3 a = at(mesh, corner[0]);
                Vec3 normal =
                        at(mesh, corner[1]).minus(a).cross(at(mesh, corner[2]).minus(a));
                assertThat(normal.z()).isPositive();
            }
        }
    }

    private static Vec3 at(ScanMesh mesh, int vertex) {
        return new Vec3(mesh.x()[vertex], mesh.y()[vertex], mesh.z()[vertex]);
    }

    @Test
    void impossibleSizesAreRefused() {
        assertThatThrownBy(() -> Capture.ofFrames(0)).hasMessageContaining("at least 1 frame");
        assertThatThrownBy(() -> Capture.ofFrames(5).withColorSize(4, 100)).hasMessageContaining("found 4");
        assertThatThrownBy(() -> Capture.ofFrames(5).withDepthSize(100, 100_000))
                .hasMessageContaining("8192");
        assertThat(SCENE.camera().fx()).isCloseTo(0.9 * 160, within(4.0));
    }
}
