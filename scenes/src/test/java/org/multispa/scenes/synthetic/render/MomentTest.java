package org.multispa.scenes.synthetic.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.images.RgbImage;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Room;
import org.multispa.scenes.synthetic.plan.CameraWalk;
import org.multispa.scenes.synthetic.plan.RoomMaker;

class MomentTest {
    private static final Set<String> LOOSE =
            Set.of("chair", "office chair", "stool", "box", "backpack", "vase", "books");
    private static final Room ROOM = RoomMaker.make(6);
    private static final Scenery STILL = Scenery.of(ROOM);
    private static final int[] BODY_OF_PART = bodies();
    private static final int BODIES = 1 + Arrays.stream(BODY_OF_PART).max().orElse(0);
    private static final Scenery LOOSENED = Scenery.of(ROOM, BODY_OF_PART);
    private static final Intrinsics LENS = new Intrinsics(110, 110, 63.5, 47.5, 128, 96);

    /// Each loose thing a body of its own.
    private static int[] bodies() {
        List<Integer> bodies = new ArrayList<>();
        int last = 0;
        for (Instance instance : ROOM.instances()) {
            int body = LOOSE.contains(instance.label()) ? ++last : 0;
            instance.parts().forEach(part -> bodies.add(body));
        }
        return bodies.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Pose> poses(Random random, boolean moved) {
        List<Pose> poses = new ArrayList<>(List.of(Pose.IDENTITY));
        while (poses.size() < BODIES) {
            double turn = moved ? random.nextDouble(-1, 1) : 0;
            double lift = moved ? random.nextDouble(0, 0.4) : 0;
            poses.add(new Pose(
                    Math.cos(turn), -Math.sin(turn), 0, lift, Math.sin(turn), Math.cos(turn), 0, 0, 0, 0, 1, lift));
        }
        return poses;
    }

    private static Room moved(List<Pose> poses) {
        List<Instance> instances = new ArrayList<>();
        int part = 0;
        for (Instance instance : ROOM.instances()) {
            instances.add(instance.at(poses.get(BODY_OF_PART[part]).times(instance.pose())));
            part += instance.parts().size();
        }
        return new Room(ROOM.seed(), ROOM.type(), ROOM.plan(), instances, ROOM.lights(), ROOM.ambient());
    }

    @Test
    void raysMeetWhatTheyWouldInARoomBuiltThatWay() {
        assertThat(BODIES).isGreaterThan(3);
        Random random = new Random(3);
        List<Pose> poses = poses(random, true);
        Moment moment = LOOSENED.at(poses);
        Bvh built = Scenery.of(moved(poses)).rays();
        Set<Integer> met = new HashSet<>();
        for (int n = 0; n < 4000; n++) {
            Vec3 eye = new Vec3(random.nextDouble(0.3, 3), random.nextDouble(0.3, 3), random.nextDouble(1.2, 2.2));
            Vec3 way = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian() - 0.5);
            Moment.Hit hit = moment.hit(eye, way);
            assertThat(hit.distance()).isCloseTo(built.distance(eye, way), within(1e-9));
            met.add(hit.body());
        }
        assertThat(met).contains(0).hasSizeGreaterThan(3);
    }

    @Test
    void movedBodiesAreDrawnAndLitNearlyAsInARoomBuiltThatWay() {
        Random random = new Random(8);
        for (boolean shifted : new boolean[] {false, true}) {
            List<Pose> poses = poses(random, shifted);
            Renderer renderer = new Renderer(LOOSENED, LENS, 128, 96);
            Scenery scenery = shifted ? Scenery.of(moved(poses)) : STILL;
            Renderer expected = new Renderer(scenery, LENS, 128, 96);
            for (Pose camera : CameraWalk.of(ROOM, 0, 5)) {
                Moment moment = LOOSENED.at(poses);
                assertThat(differing(renderer.depth(camera, moment), expected.depth(camera)))
                        .isLessThan(128 * 96 / 100);
                RgbImage drawn = renderer.color(camera, moment);
                RgbImage built = expected.color(camera);
                double sum = 0;
                for (int i = 0; i < drawn.rgb().length; i++) {
                    sum += Math.abs((drawn.rgb()[i] & 0xFF) - (built.rgb()[i] & 0xFF));
                }
                // Exposure follows the mean light of what rests, so the two differ a little everywhere.
                assertThat(sum / drawn.rgb().length).isLessThan(4);
            }
        }
    }

    private static int differing(char[] a, char[] b) {
        int n = 0;
        for (int i = 0; i < a.length; i++) {
            n += Math.abs(a[i] - b[i]) > 1 ? 1 : 0;
        }
        return n;
    }

    @Test
    void shadowsGoWithWhatCastsThem() {
        // A body lifted to the ceiling leaves the floor below it brighter than it was.
        Moment low = LOOSENED.at(poses(new Random(1), false));
        List<Pose> lifted = new ArrayList<>(List.of(Pose.IDENTITY));
        while (lifted.size() < BODIES) {
            lifted.add(new Pose(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 50));
        }
        Moment high = LOOSENED.at(lifted);
        double before = 0;
        double after = 0;
        for (int k = 0; k < LOOSENED.facets.size(); k++) {
            if (ROOM.instances().get(LOOSENED.instanceOf[k]).label().equals("floor")) {
                before += light(low.light(), k);
                after += light(high.light(), k);
            }
        }
        assertThat(after).isGreaterThan(1.01 * before);
    }

    private static double light(LightMap map, int facet) {
        map.need(facet);
        double sum = 0;
        for (int i = 0; i < 3 * map.columns[facet] * map.rows[facet]; i++) {
            sum += map.rgb[map.offset[facet] + i];
        }
        return sum;
    }

    @Test
    void aPoseForEachBodyIsNeeded() {
        assertThatThrownBy(() -> LOOSENED.at(List.of(Pose.IDENTITY)))
                .hasMessageContaining("expected poses of " + BODIES + " bodies, found 1");
    }
}
