package org.multispa.scenes.synthetic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Corner;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Part;
import org.multispa.scenes.synthetic.model.Room;

class RoomMakerTest {
    private static final int ROOMS = 40;

    private static final List<Room> MADE = rooms();

    private static List<Room> rooms() {
        List<Room> rooms = new ArrayList<>();
        for (int seed = 0; seed < ROOMS; seed++) {
            rooms.add(RoomMaker.make(1000 + seed));
        }
        return rooms;
    }

    private static List<Instance> furniture(Room room) {
        return room.instances().stream().filter(i -> !i.structure()).toList();
    }

    @Test
    void oneSeedMakesOneRoom() {
        assertThat(RoomMaker.make(5)).isEqualTo(RoomMaker.make(5));
        assertThat(RoomMaker.make(5).instances()).isNotEqualTo(RoomMaker.make(6).instances());
    }

    @Test
    void roomsAreFurnishedInManyWays() {
        Set<String> labels = new HashSet<>();
        Set<String> types = new HashSet<>();
        int bent = 0;
        for (Room room : MADE) {
            assertThat(furniture(room)).as("room %d", room.seed()).hasSizeBetween(10, 25);
            furniture(room).forEach(i -> labels.add(i.label()));
            types.add(room.type());
            bent += room.plan().isLShaped() ? 1 : 0;
            assertThat(room.plan().width()).isBetween(3.0, 8.0);
            assertThat(room.plan().depth()).isBetween(3.0, 7.0);
            assertThat(room.plan().height()).isBetween(2.4, 3.2);
            assertThat(room.lights()).hasSizeBetween(1, 4);
        }
        assertThat(labels).hasSizeGreaterThan(30);
        assertThat(types).hasSize(5);
        assertThat(bent).isBetween(2, ROOMS / 2);
    }

    @Test
    void everyRoomHasWallsFloorCeilingDoorAndMostlyAWindow() {
        int windows = 0;
        for (Room room : MADE) {
            List<String> labels = room.instances().stream().map(Instance::label).toList();
            assertThat(labels).contains("floor", "ceiling", "door");
            assertThat(labels.stream().filter(l -> l.equals("wall")).count())
                    .isEqualTo(room.plan().walls().size());
            windows += labels.contains("window") ? 1 : 0;
        }
        assertThat(windows).isGreaterThan(ROOMS * 8 / 10);
    }

    @Test
    void everythingStandsInsideTheRoom() {
        for (Room room : MADE) {
            for (Instance instance : room.instances()) {
                for (Part part : instance.worldParts()) {
                    for (Facet facet : part.facets()) {
                        for (Corner c : List.of(facet.a(), facet.b(), facet.c(), facet.d())) {
                            assertThat(room.plan().contains(c.at().x(), c.at().y(), -1e-6))
                                    .as("%s of room %d at %s", instance.label(), room.seed(), c.at())
                                    .isTrue();
                            assertThat(c.at().z()).isBetween(-1e-9, room.plan().height() + 1e-9);
                        }
                    }
                }
            }
        }
    }

    @Test
    void thingsDoNotIntersect() {
        for (Room room : MADE) {
            List<Instance> things = new ArrayList<>(furniture(room));
            room.instances().stream()
                    .filter(i -> List.of("door", "window", "column").contains(i.label()))
                    .forEach(things::add);
            for (int i = 0; i < things.size(); i++) {
                for (int j = 0; j < i; j++) {
                    Instance a = things.get(i);
                    Instance b = things.get(j);
                    assertThat(intersect(a, b))
                            .as("%s and %s of room %d", a.label(), b.label(), room.seed())
                            .isFalse();
                }
            }
        }
    }

    /// Whether boxes of parts share more than a millimetre, in the frame of both pieces.
    private static boolean intersect(Instance a, Instance b) {
        return overlap(a.box(), b.box()) && partsOverlap(a, b) && partsOverlap(b, a);
    }

    private static boolean partsOverlap(Instance frame, Instance other) {
        Pose toFrame = frame.pose().inverse();
        for (Part p : frame.parts()) {
            for (Part q : other.parts()) {
                Pose motion = toFrame.times(other.pose());
                boolean shared = overlap(
                        new Instance("", Pose.IDENTITY, List.of(p), false).box(),
                        new Instance("", motion, List.of(q), false).box());
                if (shared) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean overlap(AxisBox a, AxisBox b) {
        Vec3 gap = new Vec3(
                Math.min(a.max().x(), b.max().x())
                        - Math.max(a.min().x(), b.min().x()),
                Math.min(a.max().y(), b.max().y())
                        - Math.max(a.min().y(), b.min().y()),
                Math.min(a.max().z(), b.max().z())
                        - Math.max(a.min().z(), b.min().z()));
        return Math.min(gap.x(), Math.min(gap.y(), gap.z())) > 0.001;
    }

    @Test
    void thingsStandOnTheFloorOnARugOnFurnitureOrHang() {
        Set<String> hanging = Set.of("picture", "mirror", "whiteboard", "clock", "curtain", "ceiling lamp");
        for (Room room : MADE) {
            for (Instance thing : furniture(room)) {
                double base = thing.box().min().z();
                boolean onFloor = base < 0.015;
                boolean onSomething = room.instances().stream()
                        .anyMatch(other -> !other.equals(thing)
                                && thing.box().center().x() > other.box().min().x()
                                && thing.box().center().x() < other.box().max().x()
                                && thing.box().center().y() > other.box().min().y()
                                && thing.box().center().y() < other.box().max().y()
                                && base > other.box().min().z() + 0.3
                                && base < other.box().max().z() + 0.001);
                assertThat(onFloor || onSomething || hanging.contains(thing.label()))
                        .as("%s of room %d at %s", thing.label(), room.seed(), thing.box())
                        .isTrue();
            }
        }
    }
}
