package org.multispa.scenes.synthetic.furniture;

import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.scenes.synthetic.model.Assembly;
import org.multispa.scenes.synthetic.model.Instance;

/// Builds pieces of furniture.
public final class Furniture {
    private Furniture() {}

    /// A piece, and its size.
    ///
    /// @param instance the piece at the origin, its base at z = 0
    /// @param w width along x
    /// @param d depth along y, front at −d/2
    /// @param h height
    /// @param rest height at which things lie on it: the top of a table, the seat of a couch, the cover of a bed
    public record Piece(Kind kind, Instance instance, double w, double d, double h, double rest) {}

    /// A piece of this kind; all its choices come from `hash`, its materials from the room's palette.
    public static Piece make(Kind kind, SeededHash hash, Palette palette) {
        double w = kind.draw(0, hash);
        double d = kind.even() ? w : kind.draw(1, hash);
        double h = kind == Kind.CLOCK ? w : kind.draw(2, hash);
        return make(kind, w, d, h, hash, palette);
    }

    /// A piece of this kind and size.
    public static Piece make(Kind kind, double w, double d, double h, SeededHash hash, Palette palette) {
        Draft draft = new Draft(w, d, h, hash, palette, new Assembly());
        build(kind, draft);
        return new Piece(
                kind,
                new Instance(
                        kind.label(),
                        Pose.IDENTITY,
                        draft.parts().parts(),
                        false,
                        draft.parts().mechanism()),
                w,
                d,
                h,
                rest(kind, draft));
    }

    private static double rest(Kind kind, Draft draft) {
        return kind == Kind.BED ? Beds.coverHeight(draft) : kind == Kind.SOFA ? Seats.seatHeight(draft) : draft.h();
    }

    private static void build(Kind kind, Draft draft) {
        switch (kind) {
            case BED -> Beds.bed(draft);
            case PILLOW -> Beds.pillow(draft);
            case CHAIR -> Seats.chair(draft);
            case OFFICE_CHAIR -> Seats.officeChair(draft);
            case STOOL -> Seats.stool(draft);
            case SOFA, ARMCHAIR -> Seats.sofa(draft);
            case OTTOMAN -> Seats.ottoman(draft);
            case DESK -> Tables.desk(draft);
            case TABLE -> Tables.table(draft);
            case COFFEE_TABLE -> Tables.coffeeTable(draft);
            case SIDE_TABLE -> Tables.sideTable(draft);
            case NIGHTSTAND, DRESSER, FILE_CABINET -> Storage.drawers(draft, kind == Kind.FILE_CABINET);
            case CABINET, WARDROBE -> Storage.doors(draft);
            case COUNTER -> Storage.counter(draft);
            case BOOKSHELF -> Storage.bookshelf(draft);
            case TV_STAND -> Storage.tvStand(draft);
            case REFRIGERATOR -> Devices.refrigerator(draft);
            case TV -> Devices.screen(draft, 0.55);
            case MONITOR -> Devices.screen(draft, 0.35);
            case KEYBOARD -> Devices.keyboard(draft);
            case LAPTOP -> Devices.laptop(draft);
            case MICROWAVE -> Devices.microwave(draft);
            case RADIATOR -> Devices.radiator(draft);
            case TABLE_LAMP -> Lamps.tableLamp(draft);
            case FLOOR_LAMP -> Lamps.floorLamp(draft);
            case CEILING_LAMP -> Lamps.ceilingLamp(draft);
            case PLANT -> Things.plant(draft);
            case TRASH_CAN -> Things.trashCan(draft);
            case BOX -> Things.box(draft);
            case LAUNDRY_BASKET -> Things.laundryBasket(draft);
            case BACKPACK -> Things.backpack(draft);
            case VASE -> Things.vase(draft);
            case BOOKS -> Things.books(draft);
            case RUG -> Flats.rug(draft);
            case PICTURE -> Flats.picture(draft);
            case MIRROR -> Flats.mirror(draft);
            case WHITEBOARD -> Flats.whiteboard(draft);
            case CLOCK -> Flats.clock(draft);
            case CURTAIN -> Flats.curtain(draft);
        }
    }
}
