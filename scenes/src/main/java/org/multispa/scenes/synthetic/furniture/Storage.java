package org.multispa.scenes.synthetic.furniture;

import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Joint;
import org.multispa.scenes.synthetic.model.Material;
import org.multispa.scenes.synthetic.model.Pattern;

/// Chests, cabinets, shelves.
final class Storage {
    private static final double BOARD = 0.018;
    /// How far doors open, radians.
    private static final double WIDE = 1.75;

    private Storage() {}

    /// Drawer or door fronts with handles over a rectangle at depth `y`, standing 12 mm out of it.
    static void fronts(
            Draft s, Material wood, double x0, double x1, double y, double z0, double z1, int rows, int columns) {
        double gap = 0.006;
        double width = (x1 - x0) / columns;
        double height = (z1 - z0) / rows;
        Material handle = s.palette().metal();
        boolean knob = s.pick("knob", 2) == 0;
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                double a = x0 + i * width + gap;
                double b = x0 + (i + 1) * width - gap;
                double c = z0 + j * height + gap;
                double d = z0 + (j + 1) * height - gap;
                boolean door = d - c > 1.2 * (b - a);
                double hx = door ? (i % 2 == 0 ? b - 0.04 : a + 0.04) : (a + b) / 2;
                double hz = door ? (c + d) / 2 : d - Math.min(0.07, 0.35 * (d - c));
                Runnable front = () -> {
                    s.parts().box(wood, a, y - 0.012, c, b, y, d);
                    if (knob) {
                        s.parts().box(handle, hx - 0.012, y - 0.03, hz - 0.012, hx + 0.012, y - 0.012, hz + 0.012);
                    } else if (door) {
                        s.parts().box(handle, hx - 0.006, y - 0.03, hz - 0.09, hx + 0.006, y - 0.012, hz + 0.09);
                    } else {
                        s.parts().box(handle, hx - 0.06, y - 0.03, hz - 0.006, hx + 0.06, y - 0.012, hz + 0.006);
                    }
                };
                if (door) {
                    // Hinged at the edge away from the handle, on the outer face, so that it clears its neighbours.
                    boolean left = i % 2 == 0;
                    Vec3 hinge = new Vec3(left ? a : b, y - 0.012, 0);
                    s.parts().joint(Joint.Kind.TURN, hinge, new Vec3(0, 0, left ? -1 : 1), WIDE, front);
                } else {
                    double deep = s.y() - y - 0.05;
                    s.parts().joint(Joint.Kind.SLIDE, Vec3.ZERO, new Vec3(0, -1, 0), 0.72 * deep, () -> {
                        front.run();
                        s.parts().inside(() -> tray(s, wood, a + 0.02, b - 0.02, y, y + deep, c + 0.02, d));
                    });
                }
            }
        }
    }

    /// The box of a drawer behind its front.
    private static void tray(
            Draft s, Material wood, double x0, double x1, double y0, double y1, double z0, double frontTop) {
        double z1 = z0 + 0.65 * (frontTop - z0);
        s.parts().box(wood, x0, y0, z0, x1, y1, z0 + 0.01);
        s.parts().box(wood, x0, y0, z0 + 0.01, x0 + 0.012, y1, z1);
        s.parts().box(wood, x1 - 0.012, y0, z0 + 0.01, x1, y1, z1);
        s.parts().box(wood, x0 + 0.012, y1 - 0.012, z0 + 0.01, x1 - 0.012, y1, z1);
    }

    /// A shelf within a case, halfway up.
    private static void shelf(Draft s, Material wood, double x0, double x1, double y0, double z) {
        s.parts().inside(() -> s.parts().box(wood, x0 + BOARD, y0 + 0.02, z, x1 - BOARD, s.y() - BOARD, z + 0.016));
    }

    static void drawers(Draft s, boolean steel) {
        Material body = steel
                ? Material.of(Pattern.METAL, s.pick("grey", 2) == 0 ? 0x9A9C9A : 0x5F646A, 0x808080, 0.5, 9)
                : s.palette().wood(s.hash());
        double front = -s.y() + 0.03;
        double foot = steel ? 0.02 : s.between("foot", 0.04, 0.12);
        s.parts().hollow(body, -s.x(), front, foot, s.x(), s.y(), s.h() - 0.02, 0.012);
        s.parts().box(body, -s.x(), -s.y(), s.h() - 0.02, s.x(), s.y(), s.h());
        feet(s, foot, front);
        int rows = Math.max(2, (int) Math.rint((s.h() - foot) / (steel ? 0.32 : 0.24)));
        fronts(s, body, -s.x() + 0.012, s.x() - 0.012, front, foot + 0.012, s.h() - 0.03, rows, s.w() > 1 ? 2 : 1);
    }

    static void doors(Draft s) {
        Material body = s.palette().wood(s.hash());
        Material door = s.pick("door", 3) == 0 ? s.palette().white() : body;
        double front = -s.y() + 0.03;
        s.parts().hollow(body, -s.x(), front, 0.06, s.x(), s.y(), s.h() - 0.025, BOARD);
        for (int i = 1; i <= (int) (s.h() / 0.5); i++) {
            shelf(s, body, -s.x(), s.x(), front, 0.06 + (s.h() - 0.085) * i / ((int) (s.h() / 0.5) + 1));
        }
        s.parts().box(body, -s.x(), -s.y(), s.h() - 0.025, s.x(), s.y(), s.h());
        s.parts().box(s.palette().black(), -s.x() + 0.02, front + 0.02, 0, s.x() - 0.02, s.y(), 0.06);
        int columns = Math.max(2, (int) Math.rint(s.w() / 0.5));
        int rows = s.h() > 1.5 && s.pick("split", 2) == 0 ? 2 : 1;
        fronts(s, door, -s.x() + 0.01, s.x() - 0.01, front, 0.07, s.h() - 0.035, rows, columns);
    }

    static void counter(Draft s) {
        Material body =
                s.pick("body", 2) == 0 ? s.palette().white() : s.palette().wood(s.hash());
        Material top = Tables.worktop(s);
        Material steel = s.palette().steel();
        double front = -s.y() + 0.05;
        double under = s.h() - 0.04;
        s.parts().box(s.palette().black(), -s.x() + 0.01, front + 0.05, 0, s.x() - 0.01, s.y(), 0.1);
        s.parts().hollow(body, -s.x(), front, 0.1, s.x(), s.y(), under, BOARD);
        shelf(s, body, -s.x(), s.x(), front, 0.1 + (under - 0.1) / 2);
        fronts(s, body, -s.x() + 0.005, s.x() - 0.005, front, 0.11, under - 0.01, 1, (int) Math.rint(s.w() / 0.55));
        // The worktop leaves a hole for the sink.
        double sink = s.between("sink", -0.3, 0.3) * (s.w() - 0.9);
        double x0 = sink - 0.22;
        double x1 = sink + 0.22;
        double y0 = -0.15;
        double y1 = 0.17;
        double back = s.y() - 0.02;
        s.parts().box(top, -s.x(), -s.y(), under, x0, back, under + 0.03);
        s.parts().box(top, x1, -s.y(), under, s.x(), back, under + 0.03);
        s.parts().box(top, x0, -s.y(), under, x1, y0, under + 0.03);
        s.parts().box(top, x0, y1, under, x1, back, under + 0.03);
        s.parts().box(steel, x0, y0, under, x1, y1, under + 0.006);
        s.parts().pillar(steel, sink, y1 + 0.04, under + 0.03, s.h() - 0.001, 0.02, 0.02, 8);
        s.parts().box(top, -s.x(), back, under, s.x(), s.y(), s.h());
    }

    static void bookshelf(Draft s) {
        Material wood = s.palette().wood(s.hash());
        double x = s.x();
        double y = s.y();
        double side = 0.022;
        s.parts().box(wood, -x, -y, 0, -x + side, y, s.h());
        s.parts().box(wood, x - side, -y, 0, x, y, s.h());
        s.parts().box(wood, -x + side, y - 0.01, 0.05, x - side, y, s.h() - side);
        int shelves = Math.max(3, (int) Math.rint(s.h() / 0.36));
        double pitch = (s.h() - 0.05 - side) / shelves;
        s.parts().box(wood, -x + side, -y + 0.02, 0, x - side, -y + 0.035, 0.05);
        for (int i = 0; i <= shelves; i++) {
            double z = 0.05 + i * pitch;
            s.parts().box(wood, -x + side, -y + 0.004, z, x - side, y - 0.01, z + side);
            if (i < shelves) {
                filling(s, i, z + side, pitch - side);
            }
        }
    }

    /// Books, a box or nothing on one shelf.
    private static void filling(Draft s, int shelf, double z, double room) {
        double inner = s.w() - 0.06;
        double left = -inner / 2;
        int what = s.hash().with("shelf").with(shelf).below(6);
        double share = s.hash().with("share").with(shelf).between(0.45, 1);
        if (what == 0) {
            return;
        }
        if (what == 1) {
            Material card = s.palette().bright(s.hash().with(shelf));
            double width = Math.min(0.32, 0.6 * inner);
            s.parts().box(card, left + 0.02, -s.y() + 0.04, z, left + 0.02 + width, s.y() - 0.03, z + 0.7 * room);
            return;
        }
        double right = left + inner * share;
        double front = -s.y() + 0.045;
        double top = z + room * s.hash().with("tall").with(shelf).between(0.72, 0.9);
        Material pages = Material.plain(0x54473C);
        s.parts().box(pages, left, front + 0.002, z, right, s.y() - 0.02, top - 0.03);
        s.parts()
                .panel(
                        s.palette().picture(Pattern.BOOKS, s.hash().with("row").with(shelf)),
                        left,
                        z,
                        right,
                        top,
                        front);
    }

    static void tvStand(Draft s) {
        Material wood = s.palette().wood(s.hash());
        Material dark = s.palette().black();
        double front = -s.y() + 0.03;
        double foot = s.between("foot", 0.05, 0.14);
        s.parts().box(wood, -s.x(), -s.y(), s.h() - 0.03, s.x(), s.y(), s.h());
        s.parts().hollow(wood, -s.x(), front, foot, -s.x() / 3, s.y(), s.h() - 0.03, 0.012);
        s.parts().hollow(wood, s.x() / 3, front, foot, s.x(), s.y(), s.h() - 0.03, 0.012);
        s.parts().box(wood, -s.x() / 3, front, foot, s.x() / 3, s.y(), foot + 0.025);
        s.parts().box(dark, -s.x() / 3, s.y() - 0.02, foot + 0.025, s.x() / 3, s.y(), s.h() - 0.03);
        s.parts().box(dark, -0.16, front + 0.04, foot + 0.025, 0.16, s.y() - 0.06, foot + 0.075);
        fronts(s, wood, -s.x() + 0.01, -s.x() / 3 - 0.01, front, foot + 0.01, s.h() - 0.04, 1, 1);
        fronts(s, wood, s.x() / 3 + 0.01, s.x() - 0.01, front, foot + 0.01, s.h() - 0.04, 1, 1);
        feet(s, foot, front);
    }

    private static void feet(Draft s, double foot, double front) {
        Material leg = s.palette().metal();
        for (int side = -1; side <= 1; side += 2) {
            double at = side * (s.x() - 0.05);
            s.parts().taper(leg, at, front + 0.05, 0, foot, 0.03, 0.03, 0.045, 0.045);
            s.parts().taper(leg, at, s.y() - 0.05, 0, foot, 0.03, 0.03, 0.045, 0.045);
        }
    }
}
