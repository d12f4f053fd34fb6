package org.multispa.scenes.synthetic.furniture;

import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Material;
import org.multispa.scenes.synthetic.model.Pattern;

/// Desks and tables.
final class Tables {
    private Tables() {}

    static void desk(Draft t) {
        Material wood = t.palette().wood(t.hash());
        double x = t.x();
        double y = t.y();
        double top = t.h() - 0.032;
        t.parts().box(wood, -x, -y, top, x, y, t.h());
        boolean metal = t.pick("legs", 2) == 0;
        Material leg = metal ? t.palette().metal() : wood;
        int drawerSide = t.pick("drawers", 3) - 1;
        for (int side = -1; side <= 1; side += 2) {
            if (side == drawerSide) {
                double inner = side * (x - 0.4);
                double outer = side * (x - 0.015);
                double x0 = Math.min(inner, outer);
                double x1 = Math.max(inner, outer);
                t.parts().hollow(wood, x0, -y + 0.04, 0.02, x1, y - 0.02, top, 0.012);
                Storage.fronts(t, wood, x0, x1, -y + 0.04, 0.04, top - 0.01, 3, 1);
                t.parts().box(t.palette().black(), x0 + 0.02, -y + 0.07, 0, x1 - 0.02, y - 0.05, 0.02);
            } else if (metal) {
                for (int end = -1; end <= 1; end += 2) {
                    double cy = end * (y - 0.06);
                    t.parts()
                            .box(
                                    leg,
                                    side * (x - 0.05) - 0.025,
                                    cy - 0.025,
                                    0,
                                    side * (x - 0.05) + 0.025,
                                    cy + 0.025,
                                    top);
                }
                t.parts()
                        .box(
                                leg,
                                side * (x - 0.05) - 0.02,
                                -y + 0.085,
                                top - 0.05,
                                side * (x - 0.05) + 0.02,
                                y - 0.085,
                                top);
            } else {
                double at = side * (x - 0.03);
                t.parts().box(wood, at - 0.016, -y + 0.03, 0, at + 0.016, y - 0.02, top);
            }
        }
        double left = -x + (drawerSide < 0 ? 0.41 : 0.08);
        double right = x - (drawerSide > 0 ? 0.41 : 0.08);
        t.parts().box(wood, left, y - 0.06, top - 0.32, right, y - 0.044, top);
    }

    static void table(Draft t) {
        Material wood = t.palette().wood(t.hash());
        double x = t.x();
        double y = t.y();
        double top = t.h() - 0.036;
        t.parts().soft(wood, -x, -y, top, x, y, t.h(), 0.008);
        double r = t.between("leg", 0.028, 0.042);
        boolean round = t.pick("round", 2) == 0;
        for (int sx = -1; sx <= 1; sx += 2) {
            for (int sy = -1; sy <= 1; sy += 2) {
                double cx = sx * (x - 0.09);
                double cy = sy * (y - 0.09);
                if (round) {
                    t.parts().pillar(wood, cx, cy, 0, top, r * 0.65, r, 12);
                } else {
                    t.parts().taper(wood, cx, cy, 0, top, 1.3 * r, 1.3 * r, 2 * r, 2 * r);
                }
            }
            t.parts().box(wood, -x + 0.12, sx * (y - 0.09) - 0.011, top - 0.09, x - 0.12, sx * (y - 0.09) + 0.011, top);
            t.parts().box(wood, sx * (x - 0.09) - 0.011, -y + 0.12, top - 0.09, sx * (x - 0.09) + 0.011, y - 0.12, top);
        }
    }

    static void coffeeTable(Draft t) {
        Material wood = t.palette().wood(t.hash());
        Material top = t.pick("top", 3) == 0 ? t.palette().marble(t.hash()) : wood;
        double x = t.x();
        double y = t.y();
        t.parts().box(top, -x, -y, t.h() - 0.035, x, y, t.h());
        Material leg = t.pick("legs", 2) == 0 ? t.palette().metal() : wood;
        for (int sx = -1; sx <= 1; sx += 2) {
            for (int sy = -1; sy <= 1; sy += 2) {
                double cx = sx * (x - 0.05);
                double cy = sy * (y - 0.05);
                t.parts().box(leg, cx - 0.02, cy - 0.02, 0, cx + 0.02, cy + 0.02, t.h() - 0.035);
            }
        }
        if (t.pick("shelf", 2) == 0) {
            t.parts().box(wood, -x + 0.071, -y + 0.04, 0.12, x - 0.071, y - 0.04, 0.14);
        }
    }

    static void sideTable(Draft t) {
        Material wood = t.palette().wood(t.hash());
        double r = t.x();
        t.parts()
                .pillar(
                        t.pick("top", 3) == 0 ? t.palette().marble(t.hash()) : wood,
                        0,
                        0,
                        t.h() - 0.03,
                        t.h(),
                        r,
                        r,
                        24);
        if (t.pick("legs", 2) == 0) {
            Material metal = t.palette().metal();
            t.parts().pillar(metal, 0, 0, 0, 0.02, r * 0.7, r * 0.68, 20);
            t.parts().pillar(metal, 0, 0, 0.02, t.h() - 0.03, 0.022, 0.022, 10);
        } else {
            for (int i = 0; i < 3; i++) {
                double angle = Math.PI * (0.5 + i / 1.5);
                Vec3 foot = new Vec3((r - 0.03) * Math.cos(angle), (r - 0.03) * Math.sin(angle), 0.012);
                Vec3 head = new Vec3(0.4 * r * Math.cos(angle), 0.4 * r * Math.sin(angle), t.h() - 0.03);
                t.parts().rod(wood, foot, head, 0.014, 0.018, 8);
                t.parts().pillar(wood, foot.x(), foot.y(), 0, 0.014, 0.015, 0.015, 8);
            }
        }
    }

    static Material worktop(Draft t) {
        return t.pick("worktop", 2) == 0
                ? t.palette().marble(t.hash())
                : t.palette().of(Pattern.WOOD, 0xB98C5C, 0x94683C, 0.8, t.hash());
    }
}
