package org.multispa.scenes.synthetic.moving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Joint;
import org.multispa.scenes.synthetic.model.Part;
import org.multispa.scenes.synthetic.model.Room;
import org.multispa.scenes.synthetic.plan.RoomMaker;

class ChoreographerTest {
    private static final int FRAMES = 40;
    private static final int ROOMS = 25;

    private record Plan(Room room, List<Body> bodies) {}

    private static final List<Plan> PLANS = plans();

    private static List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        for (int seed = 0; seed < ROOMS; seed++) {
            Room room = RoomMaker.make(seed);
            plans.add(new Plan(room, new Choreographer(room, SeededHash.of(seed), FRAMES).bodies()));
        }
        return plans;
    }

    /// Points on a body as the room was built.
    private static List<Vec3> points(Room room, Body body) {
        List<Vec3> points = new ArrayList<>();
        for (Body.Member member : body.members()) {
            Instance instance = room.instances().get(member.instance());
            List<Part> parts = member.joint() < 0
                    ? instance.parts()
                    : instance.mechanism().joints().get(member.joint()).parts();
            for (Part part : parts) {
                for (Facet facet : part.facets()) {
                    points.add(instance.pose().transform(facet.at(0, 0)));
                    points.add(instance.pose().transform(facet.at(0.9, 0.6)));
                }
            }
        }
        return points;
    }

    private static boolean inside(AxisBox box, Vec3 p, double slack) {
        return p.x() > box.min().x() + slack
                && p.y() > box.min().y() + slack
                && p.z() > box.min().z() + slack
                && p.x() < box.max().x() - slack
                && p.y() < box.max().y() - slack
                && p.z() < box.max().z() - slack;
    }

    @Test
    void nothingLeavesTheRoomOrSinksIntoTheFloor() {
        for (Plan plan : PLANS) {
            for (Body body : plan.bodies()) {
                List<Vec3> points = points(plan.room(), body);
                for (int f = 0; f < FRAMES; f += 3) {
                    Pose pose = body.motion().at(f);
                    for (Vec3 point : points) {
                        Vec3 p = pose.transform(point);
                        assertThat(plan.room().plan().contains(p.x(), p.y(), 0))
                                .as("%s at frame %d: %s", body.label(), f, p)
                                .isTrue();
                        assertThat(p.z()).isBetween(-1e-9, plan.room().plan().height());
                    }
                }
            }
        }
    }

    @Test
    void nothingRunsIntoThingsThatRest() {
        for (Plan plan : PLANS) {
            Set<Integer> moved = new HashSet<>();
            plan.bodies().forEach(body -> body.members().forEach(member -> moved.add(member.instance())));
            for (Body body : plan.bodies()) {
                List<Vec3> points = points(plan.room(), body);
                for (int i = 0; i < plan.room().instances().size(); i++) {
                    Instance other = plan.room().instances().get(i);
                    // What lies on soft things is within their boxes from the start.
                    boolean skipped = moved.contains(i)
                            || Set.of("wall", "floor", "ceiling", "bed", "couch", "armchair")
                                    .contains(other.label());
                    AxisBox box = other.at(Pose.IDENTITY).box();
                    Pose toOther = other.pose().inverse();
                    for (int f = 0; f < FRAMES && !skipped; f += 2) {
                        Pose pose = toOther.times(body.motion().at(f));
                        for (Vec3 point : points) {
                            assertThat(inside(box, pose.transform(point), 1e-3))
                                    .as("%s in %s at frame %d", body.label(), other.label(), f)
                                    .isFalse();
                        }
                    }
                }
            }
        }
    }

    @Test
    void bodiesKeepOutOfEachOthersWay() {
        for (Plan plan : PLANS) {
            for (int f = 0; f < FRAMES; f += 3) {
                for (Body one : plan.bodies()) {
                    for (Body other : plan.bodies()) {
                        Body.Member whole = other.members().getFirst();
                        boolean apart = !one.equals(other)
                                && one.members().getFirst().instance() != whole.instance()
                                && whole.joint() < 0;
                        if (apart) {
                            Instance instance = plan.room().instances().get(whole.instance());
                            AxisBox box = instance.at(Pose.IDENTITY).box();
                            Pose back =
                                    other.motion().at(f).times(instance.pose()).inverse();
                            Pose pose = back.times(one.motion().at(f));
                            for (Vec3 point : points(plan.room(), one)) {
                                assertThat(inside(box, pose.transform(point), 1e-3))
                                        .as("%s in %s at frame %d", one.label(), other.label(), f)
                                        .isFalse();
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void doorsAndDrawersKeepTheirAxes() {
        int turning = 0;
        int sliding = 0;
        for (Plan plan : PLANS) {
            for (Body body : plan.bodies()) {
                Body.Member member = body.members().getFirst();
                if (member.joint() < 0 || body.label().equals("office chair seat")) {
                    continue;
                }
                Instance instance = plan.room().instances().get(member.instance());
                Joint joint = instance.mechanism().joints().get(member.joint());
                Vec3 axis = instance.pose().rotate(joint.axis());
                Vec3 hinge = instance.pose().transform(joint.at());
                double farthest = 0;
                for (int f = 0; f < FRAMES; f++) {
                    Pose pose = body.motion().at(f);
                    switch (joint.kind()) {
                        case TURN -> {
                            for (double along = -1; along <= 1; along += 0.5) {
                                Vec3 p = hinge.plus(axis.times(along));
                                assertThat(pose.transform(p).minus(p).norm()).isLessThan(1e-12);
                            }
                            farthest = Math.max(farthest, Math.acos((trace(pose) - 1) / 2));
                        }
                        case SLIDE -> {
                            Vec3 gone = pose.translation();
                            assertThat(gone.cross(axis).norm()).isLessThan(1e-12);
                            assertThat(gone.dot(axis)).isGreaterThan(-1e-12);
                            farthest = Math.max(farthest, gone.norm());
                        }
                    }
                }
                assertThat(farthest).isBetween(0.2 * joint.reach(), joint.reach() + 1e-6);
                turning += joint.kind() == Joint.Kind.TURN ? 1 : 0;
                sliding += joint.kind() == Joint.Kind.SLIDE ? 1 : 0;
            }
        }
        assertThat(turning).isGreaterThan(5);
        assertThat(sliding).isGreaterThan(5);
    }

    private static double trace(Pose pose) {
        return pose.m00() + pose.m11() + pose.m22();
    }

    @Test
    void thereIsMuchThatMovesNearAndFarAndThatComesToRest() {
        Set<String> labels = new HashSet<>();
        int few = 0;
        int far = 0;
        int lifted = 0;
        int several = 0;
        for (Plan plan : PLANS) {
            several += plan.bodies().size() >= 3 ? 1 : 0;
            for (Body body : plan.bodies()) {
                labels.add(body.label());
                Vec3 p = points(plan.room(), body).getFirst();
                Vec3 start = body.motion().at(0).transform(p);
                Vec3 end = body.motion().at(FRAMES - 1).transform(p);
                double gone = end.minus(start).norm();
                few += gone > 0.01 && gone < 0.2 ? 1 : 0;
                far += gone > 0.8 ? 1 : 0;
                double highest = 0;
                for (int f = 0; f < FRAMES; f++) {
                    highest = Math.max(highest, body.motion().at(f).transform(p).z() - start.z());
                }
                lifted += highest > 0.1 ? 1 : 0;
                Vec3 later = body.motion().at(FRAMES + 20).transform(p);
                assertThat(later.minus(end).norm())
                        .as("%s still moves at the end", body)
                        .isLessThan(0.02);
            }
        }
        assertThat(labels).hasSizeGreaterThan(14).contains("office chair seat");
        assertThat(few).isGreaterThan(3);
        assertThat(far).isGreaterThan(10);
        assertThat(lifted).isGreaterThan(10);
        assertThat(several).isGreaterThan(ROOMS * 3 / 4);
    }
}
