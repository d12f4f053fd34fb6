package org.multispa.scenes.synthetic.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Angles;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Room;

class CameraWalkTest {
    private static final int ROOMS = 25;
    private static final int FRAMES = 60;

    @Test
    void theCameraIsHeldAtEyeHeightAndNearlyUpright() {
        for (int seed = 0; seed < ROOMS; seed++) {
            for (Pose pose : CameraWalk.of(RoomMaker.make(seed), 0, FRAMES)) {
                assertThat(pose.orthonormalityError()).isLessThan(1e-12);
                assertThat(pose.translation().z()).isBetween(1.2, 1.7);
                assertThat(pose.pitchDegrees()).isBetween(-45.0, 20.0);
                double level = Math.hypot(pose.axisZ().x(), pose.axisZ().y());
                assertThat(pose.axisX().z() / level).as("roll").isBetween(-0.08, 0.08);
                assertThat(pose.axisY().z()).as("image down is down").isLessThan(-0.5);
            }
        }
    }

    @Test
    void theCameraStaysInsideTheRoomAndOutOfThings() {
        for (int seed = 0; seed < ROOMS; seed++) {
            Room room = RoomMaker.make(seed);
            for (Pose pose : CameraWalk.of(room, 0, FRAMES)) {
                Vec3 eye = pose.translation();
                assertThat(room.plan().contains(eye.x(), eye.y(), 0.1)).isTrue();
                for (Instance instance : room.instances()) {
                    boolean shell = List.of("wall", "floor", "ceiling").contains(instance.label());
                    assertThat(!shell && inside(instance.box(), eye))
                            .as("in %s of room %d", instance.label(), seed)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void betweenFramesTheCameraPassesThroughNothingEither() {
        for (int seed = 0; seed < ROOMS; seed++) {
            Room room = RoomMaker.make(seed);
            List<AxisBox> things = room.instances().stream()
                    .filter(i -> !i.structure() || i.label().equals("column"))
                    .map(Instance::box)
                    .toList();
            List<Pose> poses = CameraWalk.of(room, 1, 400);
            for (int f = 1; f < poses.size(); f++) {
                Vec3 from = poses.get(f - 1).translation();
                Vec3 way = poses.get(f).translation().minus(from);
                assertThat(way.norm()).as("step %d of room %d", f, seed).isLessThan(0.15);
                for (int part = 0; part < 4; part++) {
                    Vec3 eye = from.plus(way.times(part / 4.0));
                    assertThat(things).as("room %d at %s", seed, eye).noneMatch(box -> inside(box, eye));
                    assertThat(room.plan().contains(eye.x(), eye.y(), 0.05)).isTrue();
                }
            }
        }
    }

    private static boolean inside(AxisBox box, Vec3 p) {
        return p.x() > box.min().x() - 0.02
                && p.y() > box.min().y() - 0.02
                && p.z() > box.min().z() - 0.02
                && p.x() < box.max().x() + 0.02
                && p.y() < box.max().y() + 0.02
                && p.z() < box.max().z() + 0.02;
    }

    @Test
    void theCameraMovesSmoothlyAndLooksAround() {
        for (int seed = 0; seed < ROOMS; seed++) {
            List<Pose> poses = CameraWalk.of(RoomMaker.make(seed), 0, FRAMES);
            double turned = 0;
            for (int f = 1; f < FRAMES; f++) {
                Pose before = poses.get(f - 1);
                Pose now = poses.get(f);
                assertThat(now.translation().minus(before.translation()).norm()).isLessThan(0.6);
                double turn = Math.abs(Angles.wrap(now.yawDegrees() - before.yawDegrees()));
                assertThat(turn).isLessThan(65);
                turned += turn;
            }
            assertThat(turned).as("turning in room %d", seed).isGreaterThan(270);
        }
    }

    @Test
    void anotherWalkIsAnotherWayAndTheSameWalkTheSame() {
        Room room = RoomMaker.make(3);
        assertThat(CameraWalk.of(room, 0, 10)).isEqualTo(CameraWalk.of(room, 0, 10));
        assertThat(CameraWalk.of(room, 0, 10)).isNotEqualTo(CameraWalk.of(room, 1, 10));
    }

    @Test
    void anyNumberOfFramesIsWalked() {
        Room room = RoomMaker.make(4);
        for (int frames : new int[] {1, 2, 3, 7, 400}) {
            List<Pose> poses = CameraWalk.of(room, 0, frames);
            assertThat(poses).hasSize(frames).allMatch(Pose::isFinite);
        }
        List<Pose> few = CameraWalk.of(room, 0, 2);
        List<Pose> many = CameraWalk.of(room, 0, 400);
        Vec3 difference = few.getLast().translation().minus(many.getLast().translation());
        assertThat(Math.hypot(difference.x(), difference.y())).isCloseTo(0, within(1e-9));
    }
}
