package org.multispa.scenes.synthetic.moving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Part;
import org.multispa.scenes.synthetic.model.Room;
import org.multispa.scenes.synthetic.plan.Footprint;
import org.multispa.scenes.synthetic.plan.FreeSpace;
import org.multispa.scenes.synthetic.plan.RoomMaker;
import org.multispa.scenes.synthetic.render.Moment;
import org.multispa.scenes.synthetic.render.Scenery;

/// What happens in a room, before any camera: the bodies, how they move, and the room made ready to be
/// drawn. Safe for any number of threads.
///
/// @param room with everything that is opened built so that it can be
/// @param bodies the bodies, the first of which is all that rests
/// @param taken where things stand and where bodies pass
/// @param floor where a person can stand without being run into
record Action(Room room, List<Body> bodies, Scenery scenery, List<Footprint> taken, FreeSpace floor) {
    private static final int LEAST_BODIES = 2;
    private static final int ATTEMPTS = 50;
    private static final double PERSON = 0.24;

    /// The action of a seed; rooms in which too little can move are passed over.
    static Action of(long seed, int frames) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            SeededHash hash = SeededHash.of(seed).with("action").with(attempt);
            Room room = RoomMaker.make(hash.with("room").value());
            Choreographer plan = new Choreographer(room, hash.with("plan"), frames);
            List<Body> moving = plan.bodies();
            if (moving.size() < LEAST_BODIES) {
                continue;
            }
            List<Footprint> taken = new ArrayList<>(plan.obstacles().things());
            taken.addAll(plan.obstacles().swept());
            FreeSpace floor = new FreeSpace(room.plan(), taken, PERSON);
            if (floor.area() > 0.3) {
                return staged(room, moving, taken, floor);
            }
        }
        throw new IllegalStateException("seed " + seed + " gives no room in which something can be moved");
    }

    private static Action staged(Room room, List<Body> moving, List<Footprint> taken, FreeSpace floor) {
        List<Body> bodies = new ArrayList<>(List.of(Body.ROOM));
        bodies.addAll(moving);
        Map<Body.Member, Integer> bodyOf = new HashMap<>();
        for (int b = 1; b < bodies.size(); b++) {
            for (Body.Member member : bodies.get(b).members()) {
                bodyOf.put(member, b);
            }
        }
        List<Instance> instances = new ArrayList<>();
        List<Integer> bodyOfPart = new ArrayList<>();
        for (int i = 0; i < room.instances().size(); i++) {
            Instance instance = room.instances().get(i);
            int whole = bodyOf.getOrDefault(new Body.Member(i, Body.Member.WHOLE), 0);
            int[] joints = new int[instance.mechanism().joints().size()];
            Arrays.fill(joints, whole);
            boolean opened = false;
            for (int j = 0; j < joints.length; j++) {
                joints[j] = bodyOf.getOrDefault(new Body.Member(i, j), whole);
                opened |= joints[j] != whole;
            }
            Instance built = opened ? instance.openable() : instance;
            instances.add(built);
            int fixed =
                    opened ? instance.mechanism().fixed().size() : built.parts().size();
            for (int p = 0; p < fixed; p++) {
                bodyOfPart.add(whole);
            }
            for (int j = 0; opened && j < joints.length; j++) {
                for (Part ignored : instance.mechanism().joints().get(j).parts()) {
                    bodyOfPart.add(joints[j]);
                }
            }
        }
        Room built = new Room(room.seed(), room.type(), room.plan(), instances, room.lights(), room.ambient());
        Scenery scenery = Scenery.of(
                built, bodyOfPart.stream().mapToInt(Integer::intValue).toArray());
        return new Action(built, List.copyOf(bodies), scenery, List.copyOf(taken), floor);
    }

    /// Where each body has gone at a frame.
    List<Pose> poses(double frame) {
        return bodies.stream().map(body -> body.motion().at(frame)).toList();
    }

    Moment at(double frame) {
        return scenery.at(poses(frame));
    }

    /// The corners of the box around a moving body as the room was built.
    List<Vec3> corners(int body) {
        return scenery.box(body).corners();
    }

    /// Points spread over the surfaces of a moving body, as the room was built.
    List<Vec3> probes(int body, int count, SeededHash hash) {
        List<Vec3> centers = new ArrayList<>();
        for (Body.Member member : bodies.get(body).members()) {
            Instance instance = room.instances().get(member.instance());
            List<Part> parts = member.joint() != Body.Member.WHOLE
                    ? instance.mechanism().joints().get(member.joint()).parts()
                    : instance.mechanism().joints().isEmpty()
                            ? instance.parts()
                            : instance.mechanism().fixed();
            for (Part part : parts) {
                for (Facet facet : part.facets()) {
                    centers.add(instance.pose().transform(facet.at(0.5, 0.5)));
                }
            }
        }
        List<Vec3> probes = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            probes.add(centers.get(hash.with(k).below(centers.size())));
        }
        return probes;
    }
}
