package org.multispa.scenes.synthetic.furniture;

import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Joint;
import org.multispa.scenes.synthetic.model.Material;

/// Things to sit on.
final class Seats {
    private Seats() {}

    static void chair(Draft c) {
        boolean metalLegs = c.pick("legs", 3) == 0;
        Material wood = c.palette().wood(c.hash());
        Material leg = metalLegs ? c.palette().metal() : wood;
        Material seatCloth = c.pick("seat", 2) == 0 ? c.palette().upholstery(c.hash()) : wood;
        double x = c.x();
        double y = c.y();
        double seat = c.between("seat-height", 0.43, 0.48);
        double r = metalLegs ? 0.014 : 0.02;
        for (int side = -1; side <= 1; side += 2) {
            double at = side * (x - r);
            c.parts().pillar(leg, at, -y + r, 0, seat - 0.02, r * 0.75, r, 8);
            c.parts().pillar(leg, at, y - r, 0, c.h() - 0.02, r, r * 0.85, 8);
            c.parts().box(leg, at - r * 0.6, -y + 2 * r, seat - 0.14, at + r * 0.6, y - 2 * r, seat - 0.11);
        }
        c.parts().soft(seatCloth, -x, -y, seat - 0.03, x, y - 0.045, seat + 0.015, 0.018);
        if (c.pick("back", 2) == 0) {
            c.parts().soft(seatCloth, -x + 0.02, y - 0.05, seat + 0.18, x - 0.02, y - 0.005, c.h(), 0.02);
        } else {
            c.parts().box(leg, -x, y - 0.035, c.h() - 0.09, x, y, c.h());
            int slats = 3 + c.pick("slats", 3);
            for (int i = 0; i < slats; i++) {
                double at = -x + 0.04 + (c.w() - 0.08) * (i + 0.5) / slats;
                c.parts().box(wood, at - 0.016, y - 0.028, seat + 0.02, at + 0.016, y - 0.01, c.h() - 0.09);
            }
        }
    }

    static void officeChair(Draft c) {
        Material black = c.palette().black();
        Material cloth = c.pick("cloth", 3) == 0
                ? c.palette().leather(c.hash())
                : c.palette().fabric(c.hash());
        double r = c.x();
        double seat = c.between("seat-height", 0.44, 0.52);
        Material foot = c.pick("foot", 2) == 0 ? c.palette().steel() : black;
        // Feet at 0, 90, … would not be five; the outermost castors touch the piece's sides.
        for (int i = 0; i < 5; i++) {
            double angle = Math.PI * (0.5 + 0.4 * i);
            double fx = (r - 0.03) * Math.cos(angle);
            double fy = (r - 0.03) * Math.sin(angle);
            c.parts().rod(foot, new Vec3(0, 0, 0.11), new Vec3(fx, fy, 0.07), 0.03, 0.016, 8);
            c.parts().ball(black, new Vec3(fx, fy, 0.03), new Vec3(0.03, 0.03, 0.03));
        }
        c.parts().pillar(c.palette().steel(), 0, 0, 0.1, seat - 0.06, 0.028, 0.022, 10);
        c.parts().joint(Joint.Kind.TURN, Vec3.ZERO, new Vec3(0, 0, 1), Math.PI, () -> {
            c.parts().soft(cloth, -r + 0.06, -r, seat - 0.07, r - 0.06, r - 0.12, seat + 0.02, 0.035);
            c.parts().box(black, -0.03, r - 0.16, seat - 0.06, 0.03, r - 0.07, seat - 0.02);
            c.parts().box(black, -0.03, r - 0.07, seat - 0.06, 0.03, r - 0.03, seat + 0.25);
            c.parts().soft(cloth, -r + 0.08, r - 0.1, seat + 0.14, r - 0.08, r - 0.025, c.h(), 0.035);
            for (int side = -1; side <= 1; side += 2) {
                double at = side * (r - 0.03);
                c.parts().box(black, at - 0.012, -0.05, seat - 0.05, at + 0.012, 0.01, seat + 0.19);
                c.parts().soft(black, at - 0.03, -0.16, seat + 0.19, at + 0.03, 0.1, seat + 0.22, 0.012);
                c.parts()
                        .box(
                                black,
                                Math.min(at, side * 0.1),
                                -0.04,
                                seat - 0.085,
                                Math.max(at, side * 0.1),
                                0,
                                seat - 0.06);
            }
        });
    }

    static void stool(Draft s) {
        Material wood = s.palette().wood(s.hash());
        Material leg = s.pick("legs", 2) == 0 ? s.palette().metal() : wood;
        double r = s.x();
        double top = s.h() - 0.045;
        Material seat = s.pick("seat", 2) == 0 ? s.palette().upholstery(s.hash()) : wood;
        s.parts().pillar(seat, 0, 0, top, s.h(), r, r * 0.97, 20);
        for (int i = 0; i < 4; i++) {
            double angle = Math.PI * (0.25 + 0.5 * i);
            Vec3 foot = new Vec3((r - 0.02) * Math.cos(angle), (r - 0.02) * Math.sin(angle), 0);
            Vec3 head = new Vec3(0.55 * r * Math.cos(angle), 0.55 * r * Math.sin(angle), top);
            s.parts().rod(leg, foot.plus(new Vec3(0, 0, 0.012)), head, 0.014, 0.016, 8);
            s.parts().pillar(leg, foot.x(), foot.y(), 0, 0.014, 0.016, 0.016, 8);
        }
        s.parts().tube(leg, 0, 0, top * 0.4, top * 0.4 + 0.02, r * 0.78, r * 0.77, 20);
    }

    static void sofa(Draft s) {
        Material cloth = s.palette().upholstery(s.hash());
        Material feet = s.pick("feet", 2) == 0
                ? s.palette().wood(s.hash())
                : s.palette().metal();
        double x = s.x();
        double y = s.y();
        double arm = s.between("arm", 0.12, 0.2);
        double back = s.between("back", 0.16, 0.22);
        double armTop = s.between("arm-top", 0.55, 0.64);
        double seat = seatHeight(s);
        for (int sx = -1; sx <= 1; sx += 2) {
            for (int sy = -1; sy <= 1; sy += 2) {
                s.parts().pillar(feet, sx * (x - 0.06), sy * (y - 0.06), 0, 0.1, 0.018, 0.028, 10);
            }
            double inner = sx * (x - arm);
            double outer = sx * x;
            s.parts().soft(cloth, Math.min(inner, outer), -y, 0.1, Math.max(inner, outer), y, armTop, 0.05);
        }
        s.parts().soft(cloth, -x + arm, -y + 0.015, 0.1, x - arm, y, seat - 0.13, 0.02);
        s.parts().soft(cloth, -x + arm, y - back, seat - 0.14, x - arm, y, s.h(), 0.06);
        int seats = s.w() < 1.1 ? 1 : s.w() < 1.85 ? 2 : 3;
        double room = (s.w() - 2 * arm) / seats;
        for (int i = 0; i < seats; i++) {
            double from = -x + arm + i * room;
            s.parts().soft(cloth, from + 0.004, -y, seat - 0.13, from + room - 0.004, y - back, seat, 0.04);
            s.parts()
                    .soft(
                            cloth,
                            from + 0.012,
                            y - back - 0.14,
                            seat,
                            from + room - 0.012,
                            y - back + 0.02,
                            s.h() - 0.05,
                            0.06);
        }
    }

    static double seatHeight(Draft s) {
        return s.between("seat-height", 0.4, 0.45);
    }

    static void ottoman(Draft o) {
        Material cloth = o.palette().upholstery(o.hash());
        o.parts().soft(cloth, -o.x(), -o.y(), o.h() - 0.12, o.x(), o.y(), o.h(), 0.045);
        o.parts().soft(cloth, -o.x() + 0.01, -o.y() + 0.01, 0.05, o.x() - 0.01, o.y() - 0.01, o.h() - 0.12, 0.02);
        for (int sx = -1; sx <= 1; sx += 2) {
            for (int sy = -1; sy <= 1; sy += 2) {
                o.parts().pillar(o.palette().black(), sx * (o.x() - 0.05), sy * (o.y() - 0.05), 0, 0.05, 0.02, 0.02, 8);
            }
        }
    }
}
