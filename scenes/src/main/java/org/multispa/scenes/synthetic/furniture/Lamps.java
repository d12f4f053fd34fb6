package org.multispa.scenes.synthetic.furniture;

import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Material;
import org.multispa.scenes.synthetic.model.Pattern;

/// Lamps. Their shades glow; the light itself is placed with the room.
final class Lamps {
    private Lamps() {}

    static void tableLamp(Draft l) {
        double r = l.x();
        double shade = l.h() * l.between("shade", 0.42, 0.52);
        double low = l.h() - shade;
        Material base = l.pick("base", 2) == 0
                ? l.palette().bright(l.hash())
                : l.palette().metal();
        l.parts().pillar(l.palette().metal(), 0, 0, 0, 0.018, r * 0.55, r * 0.5, 20);
        if (l.pick("belly", 2) == 0) {
            double belly = (low - 0.018) / 2;
            l.parts().ball(base, new Vec3(0, 0, 0.012 + belly), new Vec3(r * 0.42, r * 0.42, belly));
        } else {
            l.parts().pillar(base, 0, 0, 0.018, low, r * 0.3, r * 0.12, 14);
        }
        l.parts().pillar(l.palette().metal(), 0, 0, low - 0.01, l.h() - 0.03, 0.008, 0.008, 6);
        shade(l, low, l.h(), r, r * l.between("taper", 0.55, 0.95));
    }

    static void floorLamp(Draft l) {
        double r = l.x();
        double shade = l.between("shade", 0.24, 0.34);
        Material metal = l.palette().metal();
        l.parts().pillar(metal, 0, 0, 0, 0.025, r * 0.75, r * 0.7, 24);
        l.parts().pillar(metal, 0, 0, 0.025, l.h() - 0.05, 0.012, 0.012, 8);
        shade(l, l.h() - shade, l.h(), r, r * l.between("taper", 0.6, 0.95));
    }

    static void ceilingLamp(Draft l) {
        double r = l.x();
        double shade = l.between("shade", 0.16, 0.24);
        Material metal = l.palette().metal();
        l.parts().pillar(metal, 0, 0, l.h() - 0.03, l.h(), 0.05, 0.06, 14);
        l.parts().pillar(l.palette().black(), 0, 0, shade * 0.7, l.h() - 0.03, 0.005, 0.005, 6);
        l.parts().ball(Material.plain(0xFFF4DC).glowing(1.4), new Vec3(0, 0, shade * 0.45), new Vec3(0.06, 0.06, 0.07));
        shade(l, 0, shade, r, r * l.between("taper", 0.3, 0.75));
    }

    private static void shade(Draft l, double z0, double z1, double r0, double r1) {
        int[] cloths = {0xF4E8CC, 0xEFE6DA, 0xE9D2B0, 0xDDE3E6, 0xE8C9B8};
        int cloth = cloths[l.pick("cloth", cloths.length)];
        Material material = Material.of(Pattern.FABRIC, cloth, 0xFFFFFF, 0.2, 1).glowing(0.75);
        l.parts().tube(material, 0, 0, z0, z1, r0, r1, 24);
    }
}
