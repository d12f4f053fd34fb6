package org.multispa.scenes.synthetic.plan;

import java.util.ArrayList;
import java.util.List;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.furniture.Palette;
import org.multispa.scenes.synthetic.model.Assembly;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.FloorPlan;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Joint;
import org.multispa.scenes.synthetic.model.Material;
import org.multispa.scenes.synthetic.model.Pattern;
import org.multispa.scenes.synthetic.model.Solids;

/// Walls, floor, ceiling, door, window, column.
final class Shell {
    private static final int[] PAINTS = {
        0xEFEAE0, 0xE3E6E4, 0xF1E6D6, 0xDCE4EA, 0xE9DDD3, 0xD9E0D2, 0xF0EDE8, 0xCFD6DB, 0xE6D9C4
    };
    private static final int[] ACCENTS = {0x8FA6B5, 0xB9A07F, 0x9DB09A, 0xC79E8C, 0x7F8FA3, 0xC9B98F, 0xA88FA0};

    private Shell() {}

    static List<Instance> structure(FloorPlan plan, boolean hardFloor, SeededHash hash) {
        List<Instance> shell = new ArrayList<>();
        Material paint = paint(hash);
        Material trim = Material.plain(hash.with("trim").below(3) == 0 ? 0x8A6A4C : 0xF3F1EC);
        int special = hash.with("special").below(2 * plan.walls().size());
        for (int i = 0; i < plan.walls().size(); i++) {
            FloorPlan.Wall wall = plan.walls().get(i);
            shell.add(wall(wall, plan.height(), i == special ? special(hash) : paint, trim));
        }
        Assembly floor = new Assembly().add(floorMaterial(hardFloor, hash), level(plan, 0, true));
        shell.add(new Instance("floor", Pose.IDENTITY, floor.parts(), true));
        Material white = Material.of(Pattern.PLASTER, 0xF4F3EF, 0, 1.2, 7);
        Assembly ceiling = new Assembly().add(white, level(plan, plan.height(), false));
        shell.add(new Instance("ceiling", Pose.IDENTITY, ceiling.parts(), true));
        return shell;
    }

    private static Material paint(SeededHash hash) {
        int color = PAINTS[hash.with("paint").below(PAINTS.length)];
        return Material.of(
                Pattern.PLASTER, color, color, 1.3, hash.with("paint-seed").below(64));
    }

    private static Material special(SeededHash hash) {
        int color = PAINTS[hash.with("special-paint").below(PAINTS.length)];
        int accent = ACCENTS[hash.with("special-accent").below(ACCENTS.length)];
        return switch (hash.with("special-kind").below(4)) {
            case 0 -> Material.of(Pattern.STRIPES, color, accent, 0.6, 1);
            case 1 -> Material.of(Pattern.WALLPAPER, color, accent, 0.8, 2);
            case 2 -> Material.of(Pattern.BRICK, 0xA65B43, 0xC9C1B4, 0.95, 3);
            default -> Material.of(Pattern.PLASTER, accent, accent, 1.3, 4);
        };
    }

    private static Material floorMaterial(boolean hard, SeededHash hash) {
        int[][] woods = {{0xB58A5C, 0x93673D}, {0x7D583C, 0x5C3E28}, {0xCBA677, 0xAD8657}, {0xA9927A, 0x8C7761}};
        int[][] tiles = {{0xD8D2C6, 0x9C968C}, {0xBFC4C6, 0x84898C}, {0xC9AE93, 0x8C7A68}, {0xE6E3DC, 0xA8A39A}};
        int[][] carpets = {{0x9A958C, 0x7F7A72}, {0x7C8794, 0x626C78}, {0xB3A58F, 0x968975}, {0x8A7F86, 0x70666D}};
        int pick = hash.with("floor").below(4);
        int kind = hash.with("floor-kind").below(hard ? 2 : 3);
        long seed = hash.with("floor-seed").below(64);
        return switch (kind) {
            case 0 -> Material.of(Pattern.PLANKS, woods[pick][0], woods[pick][1], 1.5, seed);
            case 1 ->
                hard
                        ? Material.of(Pattern.TILES, tiles[pick][0], tiles[pick][1], 1.4, seed)
                        : Material.of(Pattern.PLANKS, woods[pick][0], woods[pick][1], 1.3, seed);
            default -> Material.of(Pattern.CARPET, carpets[pick][0], carpets[pick][1], 0.9, seed);
        };
    }

    private static Instance wall(FloorPlan.Wall wall, double height, Material paint, Material trim) {
        Vec3 up = new Vec3(0, 0, height);
        Vec3 a = wall.from();
        Vec3 b = wall.to();
        // The room lies to the left of from→to, so the face seen from inside runs from b to a.
        Assembly parts = new Assembly().add(paint, List.of(Solids.quad(b, a, a.plus(up), b.plus(up), false)));
        Vec3 in = wall.inward().times(0.012);
        Vec3 low = new Vec3(0, 0, 0.08);
        List<Facet> board = List.of(
                Solids.quad(
                        b.plus(in), a.plus(in), a.plus(in).plus(low), b.plus(in).plus(low), false),
                Solids.quad(
                        a.plus(low),
                        b.plus(low),
                        b.plus(in).plus(low),
                        a.plus(in).plus(low),
                        false));
        return new Instance("wall", Pose.IDENTITY, parts.add(trim, board).parts(), true);
    }

    /// The floor (facing up) or ceiling (facing down), as one or two rectangles.
    private static List<Facet> level(FloorPlan plan, double z, boolean up) {
        double split = plan.isLShaped() ? plan.depth() - plan.notchDepth() : plan.depth();
        List<Facet> faces = new ArrayList<>();
        faces.add(rectangle(0, 0, plan.width(), split, z, up));
        if (plan.isLShaped()) {
            faces.add(rectangle(0, split, plan.width() - plan.notchWidth(), plan.depth(), z, up));
        }
        return faces;
    }

    private static Facet rectangle(double x0, double y0, double x1, double y1, double z, boolean up) {
        Vec3 a = new Vec3(x0, y0, z);
        Vec3 b = new Vec3(x1, y0, z);
        Vec3 c = new Vec3(x1, y1, z);
        Vec3 d = new Vec3(x0, y1, z);
        return up ? Solids.quad(a, b, c, d, false) : Solids.quad(d, c, b, a, false);
    }

    /// A door in its own coordinates, 5 cm deep.
    static Instance door(double w, double h, SeededHash hash, Palette palette) {
        Material leaf = hash.with("leaf").below(2) == 0 ? palette.wood(hash) : Material.plain(0xEDEAE3);
        Material frame = Material.plain(0xF2EFE9);
        Assembly parts = new Assembly();
        double x = w / 2;
        parts.box(frame, -x, -0.025, 0, -x + 0.07, 0.025, h);
        parts.box(frame, x - 0.07, -0.025, 0, x, 0.025, h);
        parts.box(frame, -x + 0.07, -0.025, h - 0.07, x - 0.07, 0.025, h);
        // Behind an opened leaf: a dim corridor.
        parts.inside(() -> {
            parts.panel(Material.plain(0x6A645A), -x + 0.07, 0.6, x - 0.07, h - 0.07, 0.0245);
            parts.panel(Material.plain(0x4A4138), -x + 0.07, 0.005, x - 0.07, 0.6, 0.0245);
        });
        Vec3 hinge = new Vec3(-x + 0.07, -0.005, 0);
        parts.joint(Joint.Kind.TURN, hinge, new Vec3(0, 0, -1), 1.6, () -> {
            parts.box(leaf, -x + 0.07, -0.005, 0.005, x - 0.07, 0.025, h - 0.07);
            int panels = 1 + hash.with("panels").below(3);
            double room = (h - 0.3) / panels;
            for (int i = 0; i < panels; i++) {
                parts.soft(leaf, -x + 0.17, -0.016, 0.12 + i * room, x - 0.17, 0, 0.05 + (i + 1) * room, 0.008);
            }
            parts.box(palette.metal(), x - 0.15, -0.012, 0.96, x - 0.11, -0.005, 1.12);
            parts.box(palette.metal(), x - 0.24, -0.025, 1.03, x - 0.12, -0.012, 1.05);
        });
        return new Instance("door", Pose.IDENTITY, parts.parts(), true, parts.mechanism());
    }

    /// A window in its own coordinates, 6 cm deep, with a view that shines.
    static Instance window(double w, double h, SeededHash hash) {
        Material frame = hash.with("frame").below(3) == 0 ? Material.plain(0x6E5138) : Material.plain(0xF4F3F0);
        Assembly parts = new Assembly();
        double x = w / 2;
        parts.box(frame, -x, -0.03, 0, -x + 0.06, 0.03, h);
        parts.box(frame, x - 0.06, -0.03, 0, x, 0.03, h);
        parts.box(frame, -x + 0.06, -0.03, h - 0.06, x - 0.06, 0.03, h);
        parts.box(frame, -x + 0.06, -0.03, 0, x - 0.06, 0.03, 0.06);
        if (w > 1.1) {
            parts.box(frame, -0.03, -0.02, 0.06, 0.03, 0.03, h - 0.06);
        }
        if (hash.with("cross").below(2) == 0) {
            parts.box(frame, -x + 0.06, -0.015, 0.62 * h, w > 1.1 ? -0.03 : x - 0.06, 0.03, 0.62 * h + 0.04);
            if (w > 1.1) {
                parts.box(frame, 0.03, -0.015, 0.62 * h, x - 0.06, 0.03, 0.62 * h + 0.04);
            }
        }
        Material sky =
                Material.of(Pattern.SKY, 0, 0, 1, hash.with("sky").below(256)).glowing(0.75);
        parts.panel(sky, -x + 0.06, 0.06, x - 0.06, h - 0.06, 0.01);
        return new Instance("window", Pose.IDENTITY, parts.parts(), true);
    }

    static Instance column(double side, double height, SeededHash hash) {
        Assembly parts = new Assembly().box(paint(hash), -side / 2, -side / 2, 0, side / 2, side / 2, height);
        return new Instance("column", Pose.IDENTITY, parts.parts(), true);
    }
}
