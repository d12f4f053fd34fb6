package org.multispa.scenes.synthetic.furniture;

import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Assembly;
import org.multispa.scenes.synthetic.model.Material;
import org.multispa.scenes.synthetic.model.Pattern;

/// Flat things: on the floor, on a wall, before a window.
final class Flats {
    private Flats() {}

    static void rug(Draft r) {
        Material side = Material.plain(0x6B5A4A);
        r.parts().box(side, -r.x(), -r.y(), 0, r.x(), r.y(), r.h() - 0.001);
        Material pile = r.palette().picture(Pattern.RUG, r.hash()).filling(r.w(), r.d());
        r.parts()
                .add(
                        pile,
                        new Assembly()
                                .panel(pile, -r.x(), -r.y(), r.x(), r.y(), 0)
                                .parts()
                                .getFirst()
                                .facets(),
                        Devices.lyingAt(r.h()));
    }

    private static void frame(Draft p, Material wood, double width) {
        p.parts().box(wood, -p.x(), -p.y(), 0, p.x(), p.y(), width);
        p.parts().box(wood, -p.x(), -p.y(), p.h() - width, p.x(), p.y(), p.h());
        p.parts().box(wood, -p.x(), -p.y(), width, -p.x() + width, p.y(), p.h() - width);
        p.parts().box(wood, p.x() - width, -p.y(), width, p.x(), p.y(), p.h() - width);
    }

    static void picture(Draft p) {
        Material wood =
                p.pick("frame", 3) == 0 ? p.palette().black() : p.palette().wood(p.hash());
        double width = p.between("frame-width", 0.015, 0.04);
        frame(p, wood, width);
        p.parts()
                .panel(
                        p.palette().picture(Pattern.PAINTING, p.hash()),
                        -p.x() + width,
                        width,
                        p.x() - width,
                        p.h() - width,
                        0);
    }

    static void mirror(Draft m) {
        double width = m.between("frame-width", 0.02, 0.045);
        frame(m, m.pick("frame", 2) == 0 ? m.palette().metal() : m.palette().wood(m.hash()), width);
        Material glass = Material.of(Pattern.GLASS, 0xAFC4CF, 0xDDE8EC, 1, m.pick("glass", 16));
        m.parts().panel(glass, -m.x() + width, width, m.x() - width, m.h() - width, 0);
    }

    static void whiteboard(Draft w) {
        frame(w, w.palette().steel(), 0.02);
        Material board = Material.of(Pattern.PLASTER, 0xF3F4F4, 0, 1, 2);
        w.parts().panel(board, -w.x() + 0.02, 0.02, w.x() - 0.02, w.h() - 0.02, 0);
        int lines = 3 + w.pick("lines", 4);
        for (int i = 0; i < lines; i++) {
            double z = w.h() * (0.85 - 0.12 * i);
            double left = -w.x() * w.hash().with("left").with(i).between(0.75, 0.85);
            double right = left + w.w() * w.hash().with("right").with(i).between(0.2, 0.7);
            int[] inks = {0x2B4C8C, 0x222222, 0xB03A30};
            int ink = inks[w.hash().with("ink").with(i).below(3)];
            w.parts().panel(Material.plain(ink), left, z - 0.008, right, z + 0.008, -0.001);
        }
    }

    static void clock(Draft c) {
        Material rim = c.pick("rim", 2) == 0 ? c.palette().black() : c.palette().wood(c.hash());
        double r = c.w() / 2;
        Vec3 back = new Vec3(0, c.y(), r);
        Vec3 front = new Vec3(0, -c.y(), r);
        c.parts().rod(rim, back, front, r, r, 28);
        int white = 0xF4F1EA;
        c.parts().rod(Material.plain(white), front, front.plus(new Vec3(0, -0.0006, 0)), 0.88 * r, 0.88 * r, 28);
        double half = r * 0.6;
        Material face = Material.of(Pattern.CLOCK, white, 0x2A2A2C, 1, c.pick("time", 64));
        c.parts().panel(face, -half, r - half, half, r + half, -c.y() - 0.0012);
    }

    static void curtain(Draft c) {
        Material cloth = c.palette().fabric(c.hash());
        int folds = 6;
        double width = c.w() / folds;
        for (int i = 0; i < folds; i++) {
            double x = -c.x() + (i + 0.5) * width;
            c.parts()
                    .pillar(
                            cloth,
                            x,
                            0,
                            0,
                            c.h() - 0.05,
                            Math.min(width, c.d()) * 0.5,
                            Math.min(width, c.d()) * 0.42,
                            10);
        }
        c.parts()
                .rod(
                        c.palette().metal(),
                        new Vec3(-c.x(), 0, c.h() - 0.03),
                        new Vec3(c.x(), 0, c.h() - 0.03),
                        0.015,
                        0.015,
                        8);
    }
}
