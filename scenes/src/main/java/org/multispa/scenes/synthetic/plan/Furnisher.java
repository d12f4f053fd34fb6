package org.multispa.scenes.synthetic.plan;

import java.util.Optional;
import org.multispa.geometry.SeededHash;
import org.multispa.scenes.synthetic.furniture.Furniture;
import org.multispa.scenes.synthetic.furniture.Furniture.Piece;
import org.multispa.scenes.synthetic.furniture.Kind;
import org.multispa.scenes.synthetic.furniture.Palette;
import org.multispa.scenes.synthetic.model.FloorPlan;
import org.multispa.scenes.synthetic.plan.Placer.Placed;

/// Furnishes a room for what it is for: groups of things that belong together first, then single ones, until the room
/// is full enough.
final class Furnisher {
    private static final int LEAST = 11;
    private static final int MOST = 24;
    private static final double FULL = 0.42;

    private final FloorPlan plan;
    private final Placer placer;
    private final Palette palette;
    private final SeededHash hash;
    private int made;

    Furnisher(FloorPlan plan, Placer placer, Palette palette, SeededHash hash) {
        this.plan = plan;
        this.placer = placer;
        this.palette = palette;
        this.hash = hash;
    }

    void furnish(Theme theme) {
        switch (theme) {
            case BEDROOM -> {
                bed();
                wall(chance(2) ? Kind.WARDROBE : Kind.DRESSER, 0.5).ifPresent(this::decorate);
                if (chance(2)) {
                    desk();
                }
                singles(Kind.DRESSER, Kind.LAUNDRY_BASKET, Kind.PLANT, Kind.ARMCHAIR, Kind.BOOKSHELF, Kind.OTTOMAN);
                hang(Kind.PICTURE, Kind.MIRROR, Kind.PICTURE);
            }
            case LIVING_ROOM -> {
                sofa();
                television();
                singles(Kind.ARMCHAIR, Kind.BOOKSHELF, Kind.FLOOR_LAMP, Kind.PLANT, Kind.SIDE_TABLE, Kind.CABINET);
                hang(Kind.PICTURE, Kind.PICTURE, Kind.CLOCK, Kind.PICTURE);
            }
            case OFFICE -> {
                desk();
                desk();
                if (plan.area() > 20) {
                    desk();
                }
                singles(Kind.BOOKSHELF, Kind.FILE_CABINET, Kind.PLANT, Kind.TRASH_CAN, Kind.CABINET, Kind.BACKPACK);
                hang(Kind.WHITEBOARD, Kind.CLOCK, Kind.PICTURE);
            }
            case KITCHEN -> {
                kitchen();
                dining();
                singles(Kind.CABINET, Kind.TRASH_CAN, Kind.STOOL, Kind.PLANT, Kind.STOOL, Kind.BOX);
                hang(Kind.CLOCK, Kind.PICTURE, Kind.PICTURE);
            }
            case STUDY -> {
                bed();
                desk();
                sofa();
                singles(Kind.BOOKSHELF, Kind.WARDROBE, Kind.PLANT, Kind.BACKPACK, Kind.LAUNDRY_BASKET, Kind.CHAIR);
                hang(Kind.PICTURE, Kind.PICTURE, Kind.MIRROR);
            }
        }
        fill();
    }

    /// Adds small things until there are enough, and more while there is room.
    private void fill() {
        Kind[] small = {
            Kind.BOX,
            Kind.BACKPACK,
            Kind.TRASH_CAN,
            Kind.STOOL,
            Kind.PLANT,
            Kind.LAUNDRY_BASKET,
            Kind.CHAIR,
            Kind.OTTOMAN,
            Kind.SIDE_TABLE,
            Kind.FLOOR_LAMP,
            Kind.NIGHTSTAND,
            Kind.PICTURE
        };
        int wanted = LEAST + hash.with("wanted").below(6) + (int) (plan.area() / 6);
        for (int i = 0; i < 40 && placer.placed().size() < Math.min(wanted, MOST); i++) {
            Kind kind = small[hash.with("fill").with(i).below(small.length)];
            if (kind == Kind.PICTURE) {
                hang(kind);
            } else if (placer.placed().size() < LEAST || placer.covered() < FULL) {
                single(kind);
            }
        }
    }

    private boolean chance(int oneIn) {
        return hash.with("chance").with(made++).below(oneIn) == 0;
    }

    private SeededHash next(Kind kind) {
        return hash.with(kind.name()).with(made++);
    }

    private Piece make(Kind kind) {
        return Furniture.make(kind, next(kind), palette);
    }

    private Optional<Placed> wall(Kind kind, double front) {
        if (full()) {
            return Optional.empty();
        }
        return placer.againstWall(make(kind), front, next(kind));
    }

    private boolean full() {
        return placer.placed().size() >= MOST || placer.covered() > FULL;
    }

    private void singles(Kind... kinds) {
        for (Kind kind : kinds) {
            if (!full() && !chance(4)) {
                single(kind);
            }
        }
    }

    private void single(Kind kind) {
        switch (kind) {
            case BACKPACK, BOX, STOOL, OTTOMAN -> placer.onFloor(make(kind), 0.03, true, next(kind));
            case ARMCHAIR -> wall(kind, 0.5);
            case BOOKSHELF, CABINET, DRESSER, WARDROBE, FILE_CABINET, NIGHTSTAND, SIDE_TABLE ->
                wall(kind, 0.45).ifPresent(this::decorate);
            case BED,
                    DESK,
                    OFFICE_CHAIR,
                    CHAIR,
                    TABLE,
                    COFFEE_TABLE,
                    SOFA,
                    COUNTER,
                    TV_STAND,
                    TV,
                    MONITOR,
                    KEYBOARD,
                    LAPTOP,
                    MICROWAVE,
                    TABLE_LAMP,
                    FLOOR_LAMP,
                    CEILING_LAMP,
                    PLANT,
                    TRASH_CAN,
                    REFRIGERATOR,
                    LAUNDRY_BASKET,
                    PILLOW,
                    VASE,
                    BOOKS,
                    RUG,
                    PICTURE,
                    MIRROR,
                    WHITEBOARD,
                    CLOCK,
                    RADIATOR,
                    CURTAIN -> wall(kind, 0.1);
        }
    }

    private void hang(Kind... kinds) {
        for (Kind kind : kinds) {
            if (placer.placed().size() >= MOST) {
                return;
            }
            Piece piece = make(kind);
            SeededHash h = next(kind);
            double middle = kind == Kind.MIRROR
                    ? 1.25
                    : kind == Kind.CLOCK ? 1.95 : h.with("middle").between(1.5, 1.65);
            placer.onWall(piece, middle - piece.h() / 2, h);
        }
    }

    /// Puts one to three small things on a chest, shelf or table.
    private void decorate(Placed under) {
        Piece base = under.piece();
        if (base.h() > 1.4 || placer.placed().size() >= MOST) {
            return;
        }
        Kind[] kinds = {Kind.TABLE_LAMP, Kind.VASE, Kind.BOOKS};
        int n = base.w() > 0.7 ? 2 : 1;
        for (int i = 0; i < n; i++) {
            SeededHash h = hash.with("decorate").with(made++);
            Piece piece = make(kinds[h.below(kinds.length)]);
            double reachX = base.w() / 2 - piece.w() / 2 - 0.03;
            double reachY = base.d() / 2 - piece.d() / 2 - 0.02;
            if (reachX > 0 && reachY > 0) {
                double x = n == 1 ? 0 : (i == 0 ? -1 : 1) * reachX * h.with("x").between(0.4, 1);
                placer.onTop(under, piece, x, h.with("y").between(-0.5, 1) * reachY, 0);
            }
        }
    }

    private void bed() {
        Optional<Placed> found = wall(Kind.BED, 0.4);
        if (found.isEmpty()) {
            return;
        }
        Placed bed = found.get();
        for (int side = -1; side <= 1; side += 2) {
            Piece stand = make(Kind.NIGHTSTAND);
            double x = side * (bed.piece().w() / 2 + stand.w() / 2 + 0.05);
            placer.near(bed, stand, x, bed.piece().d() / 2 - stand.d() / 2, 0).ifPresent(placed -> {
                Piece thing = make(chance(3) ? Kind.BOOKS : Kind.TABLE_LAMP);
                placer.onTop(placed, thing, 0, 0, 0);
            });
        }
        if (chance(2)) {
            Piece pillow = make(Kind.PILLOW);
            double y = -bed.piece().d() / 2 + hash.with("bed-pillow").between(0.42, 0.6);
            placer.onTop(bed, pillow, 0, y, 0.3);
        }
        if (!chance(3)) {
            Piece rug = make(Kind.RUG);
            double side = chance(2) ? -1 : 1;
            double x = side * (bed.piece().w() / 2 + rug.d() / 2 + 0.08);
            if (placer.near(bed, rug, x, -0.35, Math.PI / 2).isEmpty()) {
                placer.near(bed, rug, -x, -0.35, Math.PI / 2);
            }
        }
    }

    private void desk() {
        Optional<Placed> found = wall(Kind.DESK, 0.8);
        if (found.isEmpty()) {
            return;
        }
        Placed desk = found.get();
        double half = desk.piece().d() / 2;
        Kind seat = chance(4) ? Kind.CHAIR : Kind.OFFICE_CHAIR;
        Piece chair = make(seat);
        SeededHash h = next(seat);
        double gap = h.with("gap").between(0.1, 0.22);
        double turn = Math.PI + h.with("turn").between(-0.5, 0.5);
        placer.near(desk, chair, h.with("x").between(-0.15, 0.15), -half - chair.d() * 0.62 - gap, turn);
        boolean laptop = chance(3);
        if (laptop) {
            Piece piece = make(Kind.LAPTOP);
            placer.onTop(desk, piece, 0, -half + 0.1 + piece.d() / 2, 0);
        } else {
            Piece monitor = make(Kind.MONITOR);
            placer.onTop(desk, monitor, 0, half - 0.06 - monitor.d() / 2, 0);
            Piece keys = make(Kind.KEYBOARD);
            placer.onTop(desk, keys, 0, -half + 0.1 + keys.d() / 2, 0);
        }
        double side = chance(2) ? -1 : 1;
        Piece lamp = make(Kind.TABLE_LAMP);
        double edge = desk.piece().w() / 2 - lamp.w() / 2 - 0.03;
        placer.onTop(desk, lamp, side * edge, half - lamp.d() / 2 - 0.03, 0);
        Piece books = make(Kind.BOOKS);
        placer.onTop(desk, books, -side * (desk.piece().w() / 2 - books.w() / 2 - 0.06), 0.05, 0.15);
    }

    private void sofa() {
        Optional<Placed> found = wall(Kind.SOFA, 0.9);
        if (found.isEmpty()) {
            return;
        }
        Placed sofa = found.get();
        double front = sofa.piece().d() / 2;
        Piece rug = make(Kind.RUG);
        placer.near(sofa, rug, 0, -front - rug.d() / 2 - 0.04, 0);
        Piece table = make(Kind.COFFEE_TABLE);
        placer.near(sofa, table, 0, -front - table.d() / 2 - 0.42, 0).ifPresent(this::decorate);
        for (int side = -1; side <= 1; side += 2) {
            if (chance(2)) {
                Piece pillow = make(Kind.PILLOW);
                double x = side * (sofa.piece().w() / 2 - 0.22 - pillow.w() / 2);
                placer.onTop(sofa, pillow, x, -front + 0.02 + pillow.d() / 2, 0);
            }
        }
        Piece lamp = make(Kind.FLOOR_LAMP);
        double side = chance(2) ? -1 : 1;
        placer.near(sofa, lamp, side * (sofa.piece().w() / 2 + lamp.w() / 2 + 0.06), front - lamp.d() / 2 - 0.05, 0);
        Piece seat = make(Kind.ARMCHAIR);
        placer.near(sofa, seat, -side * (sofa.piece().w() / 2 + 0.35), -front - 0.75, side * Math.PI / 2);
    }

    private void television() {
        wall(Kind.TV_STAND, 0.9).ifPresent(stand -> placer.onTop(stand, make(Kind.TV), 0, 0.03, 0));
    }

    private void kitchen() {
        Optional<Placed> found = wall(Kind.COUNTER, 0.7);
        Piece fridge = make(Kind.REFRIGERATOR);
        if (found.isEmpty()) {
            placer.againstWall(fridge, 0.6, next(Kind.REFRIGERATOR));
            return;
        }
        Placed counter = found.get();
        double x = counter.piece().w() / 2 + fridge.w() / 2 + 0.02;
        double y = counter.piece().d() / 2 - fridge.d() / 2;
        if (placer.near(counter, fridge, x, y, 0).isEmpty()
                && placer.near(counter, fridge, -x, y, 0).isEmpty()) {
            placer.againstWall(fridge, 0.6, next(Kind.REFRIGERATOR));
        }
        Piece oven = make(Kind.MICROWAVE);
        if (counter.piece().w() > 2.0) {
            double side = chance(2) ? -1 : 1;
            double end = counter.piece().w() / 2 - oven.w() / 2 - 0.02;
            placer.onTop(counter, oven, side * end, 0.06, 0);
        }
    }

    private void dining() {
        Piece table = make(Kind.TABLE);
        Optional<Placed> found = placer.onFloor(table, 0.55, false, next(Kind.TABLE));
        if (found.isEmpty()) {
            found = placer.againstWall(table, 0.6, next(Kind.TABLE));
        }
        if (found.isEmpty()) {
            return;
        }
        Placed placed = found.get();
        SeededHash style = next(Kind.CHAIR);
        Piece chair = Furniture.make(Kind.CHAIR, style, palette);
        int across = table.w() > 1.45 ? 2 : 1;
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < across; i++) {
                double x = table.w() * ((i + 0.5) / across - 0.5);
                double turn = style.with("turn").with(10 * side + i).between(-0.12, 0.12);
                double gap = style.with("gap").with(10 * side + i).between(0.05, 0.12);
                double y = side * (table.d() / 2 + chair.d() / 2 + gap);
                placer.near(placed, chair, x, y, turn + (side < 0 ? Math.PI : 0));
            }
        }
        placer.onTop(placed, make(Kind.VASE), 0.05, 0, 0);
    }
}
