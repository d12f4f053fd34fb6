package org.multispa.scenes.synthetic.furniture;

import java.util.ArrayList;
import java.util.List;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.Material;
import org.multispa.scenes.synthetic.model.Pattern;
import org.multispa.scenes.synthetic.model.Solids;

/// Smaller things that stand on the floor or on furniture.
final class Things {
    private Things() {}

    static void plant(Draft p) {
        int[] clays = {0xB5653F, 0xD8D4CC, 0x4A4E52, 0x8FA39A, 0xC9A27A};
        Material clay = Material.of(Pattern.PLASTER, clays[p.pick("clay", clays.length)], 0, 0.4, 4);
        double pot = Math.min(0.42 * p.h(), p.between("pot", 0.22, 0.34));
        double rim = Math.min(0.42 * p.w(), 0.62 * pot);
        p.parts().pillar(clay, 0, 0, 0, pot - 0.04, rim * 0.68, rim * 0.95, 20);
        p.parts().pillar(clay, 0, 0, pot - 0.04, pot, rim, rim, 20);
        p.parts()
                .pillar(
                        Material.of(Pattern.CARPET, 0x3B2A1E, 0x5A4432, 0.3, 1),
                        0,
                        0,
                        pot,
                        pot + 0.004,
                        rim * 0.86,
                        rim * 0.86,
                        20);
        int[] greens = {0x4C7A3A, 0x5E8F4A, 0x3F6B45, 0x7A9A4E};
        int green = greens[p.pick("green", greens.length)];
        Material stem = Material.plain(0x5B6B3A);
        double crown = p.h() - pot;
        int stems = 5 + p.pick("stems", 4);
        boolean broad = p.pick("broad", 2) == 0;
        List<List<Facet>> tones = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < stems; i++) {
            SeededHash h = p.hash().with("stem").with(i);
            double angle = 2 * Math.PI * (i + h.with("turn").between(-0.2, 0.2)) / stems;
            double reach = i == 0 ? 0.1 * p.x() : p.x() * h.with("reach").between(0.45, 0.68);
            double rise = i == 0 ? 0.8 * crown : crown * h.with("rise").between(0.45, 0.78);
            Vec3 foot = new Vec3(0.3 * rim * Math.cos(angle), 0.3 * rim * Math.sin(angle), pot);
            Vec3 head = new Vec3(reach * Math.cos(angle), reach * Math.sin(angle), pot + rise);
            p.parts().rod(stem, foot, head, 0.009, 0.005, 6);
            int leaves = 5;
            for (int j = 0; j < leaves; j++) {
                Vec3 at = foot.plus(head.minus(foot).times(0.3 + 0.7 * j / (leaves - 1)));
                double turn = angle + 2.4 * j + h.with(j).between(-0.5, 0.5);
                double length = Math.min(p.x() * (broad ? 0.42 : 0.34), p.x() - Math.hypot(at.x(), at.y()));
                leaf(
                        tones.get((i + j) % 2),
                        at,
                        turn,
                        Math.max(0.05, length),
                        broad,
                        h.with("tilt").with(j),
                        p.h());
            }
        }
        // A top leaf and one to each side make the plant as high and wide as it claims.
        for (int side = 0; side < 4; side++) {
            Vec3 out = new Vec3(Math.rint(Math.cos(side * Math.PI / 2)), Math.rint(Math.sin(side * Math.PI / 2)), 0);
            Vec3 tip = out.times(p.x()).plus(new Vec3(0, 0, pot + 0.55 * crown));
            blade(
                    tones.get(side % 2),
                    out.times(0.3 * p.x()).plus(new Vec3(0, 0, pot + 0.42 * crown)),
                    tip,
                    0.16 * p.x());
        }
        blade(tones.get(0), new Vec3(0, 0, pot + 0.62 * crown), new Vec3(0.02, 0, p.h()), 0.15 * p.x());
        for (int tone = 0; tone < 2; tone++) {
            int shade = tone == 0 ? green : (green & 0xFEFEFE) / 2 + 0x23331F;
            p.parts().add(new Material(Pattern.LEAF, shade, 0x9DBB7A, 0.12, 0.25, 0, tone), tones.get(tone));
        }
    }

    private static void leaf(
            List<Facet> leaves, Vec3 at, double turn, double length, boolean broad, SeededHash h, double top) {
        double lift = h.between(-0.15, 0.75);
        Vec3 tip = at.plus(new Vec3(length * Math.cos(turn), length * Math.sin(turn), length * lift));
        double z = Math.min(tip.z(), top - 0.005);
        blade(leaves, at, new Vec3(tip.x(), tip.y(), z), length * (broad ? 0.36 : 0.2));
    }

    /// A leaf: two flat kites folded along the middle rib.
    private static void blade(List<Facet> leaves, Vec3 foot, Vec3 tip, double half) {
        Vec3 along = tip.minus(foot);
        Vec3 flat = new Vec3(-along.y(), along.x(), 0);
        Vec3 side = (flat.norm() > 1e-6 ? flat : new Vec3(0, 1, 0)).unit().times(half);
        Vec3 middle = foot.plus(along.times(0.45));
        Vec3 droop = new Vec3(0, 0, -0.25 * half);
        Vec3 left = middle.plus(side).plus(droop);
        Vec3 right = middle.minus(side).plus(droop);
        leaves.add(triangle(foot, tip, left));
        leaves.add(triangle(tip, foot, right));
    }

    private static Facet triangle(Vec3 a, Vec3 b, Vec3 c) {
        return Solids.quad(a, b, c, c, true);
    }

    static void trashCan(Draft t) {
        Material body =
                t.pick("steel", 2) == 0 ? t.palette().steel() : t.palette().bright(t.hash());
        double r = t.x();
        t.parts().pillar(body, 0, 0, 0, 0.01, r * 0.78, r * 0.78, 20);
        t.parts().tube(body, 0, 0, 0.01, t.h() - 0.015, r * 0.78, r * 0.985, 20);
        t.parts().tube(t.palette().black(), 0, 0, t.h() - 0.015, t.h(), r, r, 20);
        Material bag = Material.of(Pattern.LEATHER, 0x3C3F44, 0, 0.2, 1);
        t.parts().pillar(bag, 0, 0, 0.02, t.h() * t.between("full", 0.35, 0.7), r * 0.72, r * 0.8, 16);
    }

    static void box(Draft b) {
        int[] cards = {0xB58E5E, 0xC29B6B, 0xA67F52, 0xD8D0C2};
        int card = cards[b.pick("card", cards.length)];
        Material paper = new Material(Pattern.CARDBOARD, card, 0x8C6B42, 0.5, b.h(), 0, b.pick("paper", 16));
        b.parts().box(paper, -b.x(), -b.y(), 0, b.x(), b.y(), b.h() - 0.003);
        b.parts().box(Material.plain(0xD9C08A), -0.025, -b.y(), b.h() - 0.003, 0.025, b.y(), b.h());
        b.parts()
                .panel(
                        Material.plain(0xEDEBE4),
                        0.1 * b.w(),
                        0.35 * b.h(),
                        0.38 * b.w(),
                        0.62 * b.h(),
                        -b.y() - 0.0005);
    }

    static void laundryBasket(Draft b) {
        int[] canes = {0xC49A63, 0xE6DFD2, 0x8A6A47, 0x9AA3A8};
        int cane = canes[b.pick("cane", canes.length)];
        Material wicker = Material.of(Pattern.WICKER, cane, (cane & 0xFEFEFE) / 2 + 0x202020, 0.25, 2);
        double r = b.x();
        double rim = b.h() * 0.86;
        b.parts().tube(wicker, 0, 0, 0, rim - 0.02, r * 0.84, r * 0.97, 20);
        b.parts().tube(wicker, 0, 0, rim - 0.02, rim, r, r, 20);
        b.parts().pillar(wicker, 0, 0, 0, 0.01, r * 0.83, r * 0.83, 20);
        Material cloth = b.palette().fabric(b.hash());
        Material linen = b.palette().linen(b.hash());
        b.parts().pillar(cloth, 0, 0, 0.02, rim - 0.06, r * 0.78, r * 0.88, 16);
        b.parts()
                .ball(linen, new Vec3(-0.2 * r, 0.1 * r, rim - 0.02), new Vec3(0.6 * r, 0.55 * r, b.h() * 0.14 + 0.02));
        b.parts()
                .ball(cloth, new Vec3(0.3 * r, -0.15 * r, rim - 0.03), new Vec3(0.5 * r, 0.6 * r, b.h() * 0.09 + 0.02));
    }

    static void backpack(Draft b) {
        Material cloth =
                Material.of(Pattern.FABRIC, b.palette().bright(b.hash()).color(), 0x333333, 0.2, 3);
        Material dark = b.palette().black();
        double body = b.y() - 0.02;
        double front = -b.y() + 0.3 * b.d();
        b.parts().soft(cloth, -b.x() + 0.02, front, 0, b.x() - 0.02, body, b.h() - 0.04, 0.06);
        b.parts().soft(cloth, -b.x() + 0.06, -b.y(), 0.03, b.x() - 0.06, front + 0.02, 0.55 * b.h(), 0.03);
        b.parts().box(dark, -b.x() + 0.07, -b.y() - 0.0005, 0.45 * b.h(), b.x() - 0.07, -b.y() + 0.01, 0.47 * b.h());
        for (int side = -1; side <= 1; side += 2) {
            b.parts().box(dark, side * 0.07 - 0.025, body, 0.08, side * 0.07 + 0.025, b.y(), b.h() - 0.08);
            double pocket = side * (b.x() - 0.02);
            double outer = side * b.x();
            b.parts().box(cloth, Math.min(pocket, outer), -0.04, 0.03, Math.max(pocket, outer), 0.05, 0.4 * b.h());
        }
        b.parts().rod(dark, new Vec3(-0.04, 0, b.h() - 0.05), new Vec3(-0.03, 0, b.h() - 0.008), 0.008, 0.008, 6);
        b.parts().rod(dark, new Vec3(0.04, 0, b.h() - 0.05), new Vec3(0.03, 0, b.h() - 0.008), 0.008, 0.008, 6);
        b.parts().rod(dark, new Vec3(-0.035, 0, b.h() - 0.008), new Vec3(0.035, 0, b.h() - 0.008), 0.008, 0.008, 6);
    }

    static void vase(Draft v) {
        Material glaze = v.palette().bright(v.hash());
        double r = v.x();
        v.parts().pillar(glaze, 0, 0, 0, 0.35 * v.h(), 0.6 * r, r, 20);
        v.parts().pillar(glaze, 0, 0, 0.35 * v.h(), 0.75 * v.h(), r, 0.42 * r, 20);
        v.parts().pillar(glaze, 0, 0, 0.75 * v.h(), v.h(), 0.42 * r, 0.6 * r, 20);
    }

    static void books(Draft b) {
        int n = Math.max(2, (int) Math.rint(b.h() / 0.035));
        double thick = b.h() / n;
        for (int i = 0; i < n; i++) {
            SeededHash h = b.hash().with("book").with(i);
            double w = i == 0 ? b.x() : b.x() * h.with("w").between(0.75, 1);
            double d = i == 0 ? b.y() : b.y() * h.with("d").between(0.75, 1);
            Material cover = b.palette().bright(h);
            double z = i * thick;
            b.parts().box(cover, -w, -d, z, w, d, z + 0.004);
            b.parts()
                    .box(
                            Material.plain(0xEDE6D4),
                            -w + 0.004,
                            -d + 0.004,
                            z + 0.004,
                            w - 0.004,
                            d - 0.004,
                            z + thick - 0.004);
            b.parts().box(cover, -w, -d, z + thick - 0.004, w, d, z + thick);
        }
    }
}
