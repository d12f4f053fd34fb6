package org.multispa.scenes.synthetic.furniture;

import org.multispa.scenes.synthetic.model.Material;

/// Beds and pillows.
final class Beds {
    private Beds() {}

    static void bed(Draft b) {
        Material frame = b.pick("frame", 3) == 0
                ? b.palette().upholstery(b.hash())
                : b.palette().wood(b.hash());
        Material linen = b.palette().linen(b.hash());
        Material cover = b.pick("cover", 2) == 0
                ? b.palette().knit(b.hash())
                : b.palette().fabric(b.hash().with("cover"));
        double x = b.x();
        double y = b.y();
        double rail = rail(b);
        double top = coverHeight(b) - 0.035;
        double board = 0.07;
        b.parts().soft(frame, -x, y - board, 0, x, y, b.h(), 0.02);
        b.parts().box(frame, -x, -y, 0.06, x, y - board, rail);
        for (int side = -1; side <= 1; side += 2) {
            b.parts().box(frame, side * (x - 0.06) - 0.03, -y + 0.02, 0, side * (x - 0.06) + 0.03, -y + 0.09, 0.06);
        }
        if (b.pick("footboard", 2) == 0) {
            b.parts().box(frame, -x, -y, rail, x, -y + 0.04, rail + 0.16);
        }
        b.parts().soft(linen, -x + 0.02, -y + 0.045, rail, x - 0.02, y - board - 0.005, top, 0.05);
        double fold = y - board - b.between("fold", 0.55, 0.75);
        b.parts().soft(cover, -x + 0.003, -y + 0.042, rail + 0.03, x - 0.003, fold, top + 0.035, 0.05);
        b.parts().soft(linen, -x + 0.001, fold - 0.2, top + 0.005, x - 0.001, fold + 0.01, top + 0.05, 0.02);
        int pillows = b.w() > 1.3 ? 2 : 1;
        double room = b.w() / pillows;
        for (int i = 0; i < pillows; i++) {
            double mid = -x + room * (i + 0.5);
            double half = Math.min(0.36, room / 2 - 0.05);
            b.parts().soft(linen, mid - half, y - board - 0.46, top, mid + half, y - board - 0.04, top + 0.14, 0.065);
        }
    }

    private static double rail(Draft b) {
        return b.between("rail", 0.28, 0.36);
    }

    static double coverHeight(Draft b) {
        return rail(b) + b.between("mattress", 0.18, 0.24) + 0.035;
    }

    static void pillow(Draft b) {
        Material cloth = b.pick("cloth", 2) == 0
                ? b.palette().knit(b.hash())
                : b.palette().fabric(b.hash());
        b.parts().soft(cloth, -b.x(), -b.y(), 0, b.x(), b.y(), b.h(), 0.45 * b.h());
    }
}
