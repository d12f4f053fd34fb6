package org.multispa.scenes.check;

import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.*;
import org.multispa.scenes.*;
import org.multispa.testing.SharedData;

class ProbeTest {
    static final Pose FLIP = new Pose(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0);

    interface Break {
        Frame of(Frame f) throws Exception;
    }

    static DepthMap scaled(DepthMap d, double f) {
        char[] raw = new char[d.width() * d.height()];
        for (int y = 0; y < d.height(); y++)
            for (int x = 0; x < d.width(); x++) raw[y * d.width() + x] = (char) d.raw(x, y);
        return new DepthMap(raw, d.width(), d.height(), d.unitsPerMetre() / f, d.invalid());
    }

    static void probe(String name, StaticScene s) throws Exception {
        Map<String, Break> breaks = new LinkedHashMap<>();
        breaks.put("ok", f -> f);
        breaks.put("inv", f -> new Frame(f.number(), f.pose().inverse(), f.camera(), f.pixels()));
        breaks.put("gl", f -> new Frame(f.number(), f.pose().times(FLIP), f.camera(), f.pixels()));
        breaks.put("inv+gl", f -> new Frame(f.number(), f.pose().times(FLIP).inverse(), f.camera(), f.pixels()));
        for (double k : new double[] {1000, 100, 10, 0.001}) {
            breaks.put(
                    "t*" + k,
                    f -> new Frame(
                            f.number(),
                            Pose.ofColumns(
                                    f.pose().axisX(),
                                    f.pose().axisY(),
                                    f.pose().axisZ(),
                                    f.pose().translation().times(k)),
                            f.camera(),
                            f.pixels()));
        }
        for (double k : new double[] {1000, 10, 5, 6.5535, 0.2, 0.1, 0.001}) {
            breaks.put("d*" + k, f -> {
                DepthMap d = scaled(f.pixels().depth(), k);
                byte[] c = f.pixels().encodedColor();
                return new Frame(f.number(), f.pose(), f.camera(), new FramePixels() {
                    public DepthMap depth() {
                        return d;
                    }

                    public byte[] encodedColor() {
                        return c;
                    }

                    public String colorExtension() {
                        return "jpg";
                    }

                    public Optional<Path> colorFile() {
                        return Optional.empty();
                    }
                });
            });
        }
        for (double k : new double[] {0.5, 2}) {
            breaks.put("K*" + k, f -> {
                Intrinsics c = f.camera();
                return new Frame(
                        f.number(),
                        f.pose(),
                        new Intrinsics(c.fx() * k, c.fy() * k, c.cx() * k, c.cy() * k, c.width(), c.height()),
                        f.pixels());
            });
        }
        breaks.put("cxcy", f -> {
            Intrinsics c = f.camera();
            return new Frame(
                    f.number(),
                    f.pose(),
                    new Intrinsics(c.fx(), c.fy(), c.cy(), c.cx(), c.width(), c.height()),
                    f.pixels());
        });
        breaks.put("Kd", f -> {
            Intrinsics c = f.camera();
            Intrinsics d =
                    c.scaledTo(f.pixels().depth().width(), f.pixels().depth().height());
            return new Frame(
                    f.number(),
                    f.pose(),
                    new Intrinsics(d.fx(), d.fy(), d.cx(), d.cy(), c.width(), c.height()),
                    f.pixels());
        });
        for (var e : breaks.entrySet()) {
            List<Frame> frames = new ArrayList<>();
            for (Frame f : s.frames()) frames.add(e.getValue().of(f));
            StaticScene broken = new StaticScene(s.id(), s.points(), frames, List.of(), List.of());
            long t = System.nanoTime();
            CheckReport r = ConventionCheck.check(broken);
            System.out.printf(
                    "PROBE %s %-8s %d/%d %.3f p=%s %dms %s%n",
                    name,
                    e.getKey(),
                    r.usablePairs(),
                    r.pairs(),
                    r.agreement(),
                    r.pointAgreement(),
                    (System.nanoTime() - t) / 1000000,
                    r.verdict());
        }
    }

    @Test
    void room() throws Exception {
        List<Frame> frames = new ArrayList<>();
        List<Pose> walk = BoxRoom.walk(60);
        for (int i = 0; i < walk.size(); i++) {
            var g = BoxRoom.depth(walk.get(i), BoxRoom.COLOR, 160, 120, i);
            frames.add(BoxRoom.frame(i, walk.get(i), BoxRoom.COLOR, new DepthMap(g.values(), 160, 120, 1000, 0)));
        }
        probe(
                "box",
                new StaticScene(new SceneId("a", "a"), BoxRoom.surfacePoints(20000, 1), frames, List.of(), List.of()));
    }

    @Test
    void real() throws Exception {
        Path p = SharedData.require("data/rgbd-room");
        long t = System.nanoTime();
        StaticScene s = Scenes.loadUnchecked(Scenes.find(p).getFirst(), LoadOptions.DEFAULT);
        for (int q = 0; q < 3; q++) {
            long t0 = System.nanoTime();
            Scenes.loadUnchecked(Scenes.find(p).getFirst(), LoadOptions.DEFAULT);
            long t1 = System.nanoTime();
            Scenes.loadUnchecked(Scenes.find(p).getFirst(), LoadOptions.DEFAULT.withUp(new Vec3(0, -1, 0)));
            System.out.println("PROBE floor " + (t1 - t0) / 1000000 + " up " + (System.nanoTime() - t1) / 1000000);
        }
        System.out.println("PROBE load ms " + (System.nanoTime() - t) / 1000000 + " points "
                + s.points().size() + " " + s.setAside() + " " + s.alignment());
        Vec3 up =
                new Vec3(s.alignment().m20(), s.alignment().m21(), s.alignment().m22());
        System.out.println("PROBE angle " + Math.toDegrees(Math.acos(-up.y())) + " floor h "
                + -s.alignment().m23());
        probe("rgbd", s);
    }

    @Test
    void scannet() throws Exception {
        Path p = SharedData.require("data/scannet/posed_images/scene0000_00");
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < 300; i += 3) {
            String n = "%05d".formatted(i);
            if (!Files.exists(p.resolve(n + ".txt"))) continue;
            Pose pose = Pose.ofRowMajor(org.multispa.scenes.posed.NumberFile.read(p.resolve(n + ".txt")));
            var g = org.multispa.images.Gray16Png.decode(Files.readAllBytes(p.resolve(n + ".png")));
            byte[] c = Files.readAllBytes(p.resolve(n + ".jpg"));
            DepthMap d = new DepthMap(g.values(), g.width(), g.height(), 1000, 0);
            var h = org.multispa.scenes.posed.ImageHeader.of(p.resolve(n + ".jpg"));
            frames.add(new Frame(
                    i,
                    pose,
                    new Intrinsics(1170.187988, 1170.187988, 647.75, 483.75, h.width(), h.height()),
                    new FramePixels() {
                        public DepthMap depth() {
                            return d;
                        }

                        public byte[] encodedColor() {
                            return c;
                        }

                        public String colorExtension() {
                            return "jpg";
                        }

                        public Optional<Path> colorFile() {
                            return Optional.empty();
                        }
                    }));
        }
        probe(
                "scannet",
                new StaticScene(
                        new SceneId("a", "a"),
                        PointCloud.of(new float[0], new float[0], new float[0]),
                        frames,
                        List.of(),
                        List.of()));
    }
}
