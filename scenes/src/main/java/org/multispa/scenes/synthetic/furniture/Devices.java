package org.multispa.scenes.synthetic.furniture;

import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Assembly;
import org.multispa.scenes.synthetic.model.Joint;
import org.multispa.scenes.synthetic.model.Material;
import org.multispa.scenes.synthetic.model.Pattern;

/// Electric things and the radiator.
final class Devices {
    private Devices() {}

    static void refrigerator(Draft f) {
        Material steel =
                f.pick("steel", 2) == 0 ? f.palette().steel() : f.palette().white();
        Material handle = f.palette().metal();
        double front = -f.y() + 0.05;
        double split = f.h() * f.between("split", 0.55, 0.7);
        f.parts().box(f.palette().black(), -f.x() + 0.02, front + 0.02, 0, f.x() - 0.02, f.y() - 0.02, 0.04);
        f.parts().hollow(steel, -f.x(), front, 0.04, f.x(), f.y(), f.h(), 0.045);
        Material pale = f.palette().white();
        f.parts().inside(() -> {
            f.parts().box(steel, -f.x() + 0.045, front, split - 0.02, f.x() - 0.045, f.y() - 0.045, split + 0.02);
            for (double z = 0.32; z < split - 0.15; z += 0.26) {
                f.parts().box(pale, -f.x() + 0.045, front + 0.03, z, f.x() - 0.045, f.y() - 0.045, z + 0.012);
            }
        });
        double hx = f.x() - 0.06;
        Vec3 hinge = new Vec3(-f.x(), -f.y() + 0.035, 0);
        Vec3 down = new Vec3(0, 0, -1);
        f.parts().joint(Joint.Kind.TURN, hinge, down, 1.7, () -> {
            f.parts().soft(steel, -f.x(), -f.y() + 0.035, 0.05, f.x(), front - 0.004, split - 0.006, 0.012);
            f.parts().box(handle, hx - 0.012, -f.y(), split - 0.45, hx + 0.012, -f.y() + 0.035, split - 0.06);
        });
        f.parts().joint(Joint.Kind.TURN, hinge, down, 1.7, () -> {
            f.parts().soft(steel, -f.x(), -f.y() + 0.035, split + 0.006, f.x(), front - 0.004, f.h() - 0.005, 0.012);
            double top = Math.min(split + 0.4, f.h() - 0.06);
            f.parts().box(handle, hx - 0.012, -f.y(), split + 0.06, hx + 0.012, -f.y() + 0.035, top);
        });
    }

    /// A screen on a foot; `glow` is its brightness.
    static void screen(Draft s, double glow) {
        Material black = s.palette().black();
        double low = s.h() * 0.16;
        double mid = 0.02;
        s.parts().soft(black, -s.x(), mid - 0.02, low, s.x(), mid + 0.02, s.h(), 0.008);
        Material picture = s.palette().picture(Pattern.SCREEN, s.hash()).glowing(glow);
        s.parts().panel(picture, -s.x() + 0.014, low + 0.016, s.x() - 0.014, s.h() - 0.014, mid - 0.0215);
        s.parts().box(black, -0.035, mid + 0.02, 0.012, 0.035, mid + 0.04, low + 0.1);
        s.parts().soft(black, -s.x() * 0.45, -s.y(), 0, s.x() * 0.45, s.y(), 0.014, 0.005);
    }

    static void keyboard(Draft k) {
        boolean dark = k.pick("dark", 2) == 0;
        int body = dark ? 0x2A2B2E : 0xC9CBCD;
        int key = dark ? 0x4A4C50 : 0xEDEDEC;
        k.parts().box(Material.plain(body), -k.x(), -k.y(), 0, k.x(), k.y(), k.h() - 0.002);
        k.parts()
                .add(
                        Material.of(Pattern.KEYS, body, key, 1, 1),
                        new Assembly()
                                .panel(
                                        Material.of(Pattern.KEYS, body, key, 1, 1),
                                        -k.x() + 0.008,
                                        -k.y() + 0.008,
                                        k.x() - 0.008,
                                        k.y() - 0.008,
                                        0)
                                .parts()
                                .getFirst()
                                .facets(),
                        lyingAt(k.h()));
    }

    /// Turns what faces −y so that it faces up at height `z`, its top towards +y.
    static Pose lyingAt(double z) {
        return Pose.ofColumns(new Vec3(1, 0, 0), new Vec3(0, 0, -1), new Vec3(0, 1, 0), new Vec3(0, 0, z));
    }

    static void laptop(Draft l) {
        Material shell = Material.of(Pattern.METAL, l.pick("shell", 2) == 0 ? 0xB9BCC0 : 0x3C3E42, 0x888888, 0.4, 2);
        double base = l.d() * 0.68;
        l.parts().box(shell, -l.x(), -l.y(), 0, l.x(), -l.y() + base, 0.014);
        Material keys = Material.of(Pattern.KEYS, 0x9A9DA2, 0x2A2B2E, 1, 1).filling(l.w() - 0.04, base * 0.5);
        l.parts()
                .add(
                        keys,
                        new Assembly()
                                .panel(keys, -l.x() + 0.02, -l.y() + base * 0.4, l.x() - 0.02, -l.y() + base * 0.92, 0)
                                .parts()
                                .getFirst()
                                .facets(),
                        lyingAt(0.0145));
        double lean = Math.atan2(l.d() - base - 0.008, l.h() - 0.014);
        double length = (l.h() - 0.014 - 0.008 * Math.sin(lean)) / Math.cos(lean);
        Pose hinge = Pose.ofColumns(
                new Vec3(1, 0, 0),
                new Vec3(0, Math.cos(lean), -Math.sin(lean)),
                new Vec3(0, Math.sin(lean), Math.cos(lean)),
                new Vec3(0, -l.y() + base, 0.014));
        Assembly lid = new Assembly().box(shell, -l.x(), 0, 0, l.x(), 0.008, length);
        lid.panel(
                l.palette().picture(Pattern.SCREEN, l.hash()).glowing(0.3),
                -l.x() + 0.01,
                0.014,
                l.x() - 0.01,
                length - 0.01,
                -0.001);
        Vec3 rear = new Vec3(0, -l.y() + base, 0.014);
        double shut = Math.PI / 2 + lean - 0.06;
        l.parts()
                .joint(
                        Joint.Kind.TURN,
                        rear,
                        new Vec3(1, 0, 0),
                        shut,
                        () -> l.parts().addAll(lid.parts(), hinge));
    }

    static void microwave(Draft m) {
        Material body =
                m.pick("body", 2) == 0 ? m.palette().steel() : m.palette().white();
        Material black = m.palette().black();
        double front = -m.y() + 0.02;
        m.parts().soft(body, -m.x(), front, 0.01, m.x(), m.y(), m.h(), 0.01);
        m.parts().box(black, -m.x() + 0.03, front + 0.02, 0, m.x() - 0.03, m.y() - 0.02, 0.012);
        m.parts()
                .box(Material.plain(0x3F4449), m.x() - 0.115, front - 0.006, 0.03, m.x() - 0.015, front, m.h() - 0.025);
        m.parts()
                .inside(() -> m.parts()
                        .panel(
                                Material.plain(0x17181A),
                                -m.x() + 0.03,
                                0.04,
                                m.x() - 0.14,
                                m.h() - 0.035,
                                front - 0.0005));
        Vec3 hinge = new Vec3(-m.x() + 0.02, front - 0.008, 0);
        m.parts().joint(Joint.Kind.TURN, hinge, new Vec3(0, 0, -1), 1.7, () -> {
            m.parts().box(black, -m.x() + 0.02, front - 0.008, 0.03, m.x() - 0.13, front, m.h() - 0.025);
            m.parts().box(m.palette().metal(), m.x() - 0.14, -m.y(), 0.05, m.x() - 0.125, front - 0.008, m.h() - 0.045);
        });
        m.parts()
                .box(
                        Material.plain(0x7FE0A0).glowing(0.3),
                        m.x() - 0.1,
                        front - 0.008,
                        m.h() - 0.07,
                        m.x() - 0.03,
                        front - 0.006,
                        m.h() - 0.045);
    }

    static void radiator(Draft r) {
        Material white = r.palette().white();
        int ribs = (int) Math.rint(r.w() / 0.07);
        double pitch = r.w() / ribs;
        for (int i = 0; i < ribs; i++) {
            double x = -r.x() + i * pitch;
            r.parts().soft(white, x + 0.006, -r.y(), 0.12, x + pitch - 0.006, r.y() - 0.02, r.h(), 0.015);
        }
        r.parts().box(white, -r.x(), -r.y() + 0.025, 0.17, r.x(), r.y() - 0.045, 0.2);
        r.parts().box(white, -r.x(), -r.y() + 0.025, r.h() - 0.1, r.x(), r.y() - 0.045, r.h() - 0.07);
        r.parts().pillar(white, r.x() - 0.04, 0, 0, 0.13, 0.012, 0.012, 8);
        r.parts().pillar(white, -r.x() + 0.04, 0, 0, 0.13, 0.012, 0.012, 8);
        r.parts().box(white, -r.x() / 2, r.y() - 0.02, 0.3, r.x() / 2, r.y(), 0.34);
    }
}
