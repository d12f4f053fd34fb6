package org.multispa.scenes.synthetic.furniture;

import org.multispa.geometry.SeededHash;

/// The categories of things, with the usual range of their width (x), depth (y) and height (z) in metres.
public enum Kind {
    BED("bed", 0.95, 1.8, 1.98, 2.12, 0.85, 1.15),
    NIGHTSTAND("nightstand", 0.38, 0.55, 0.34, 0.45, 0.45, 0.64),
    DRESSER("dresser", 0.8, 1.5, 0.42, 0.55, 0.75, 1.1),
    WARDROBE("wardrobe", 0.8, 1.8, 0.54, 0.62, 1.8, 2.15),
    DESK("desk", 1.15, 1.7, 0.6, 0.8, 0.71, 0.77),
    OFFICE_CHAIR("office chair", 0.58, 0.68, 0.58, 0.68, 0.92, 1.15),
    CHAIR("chair", 0.4, 0.5, 0.42, 0.52, 0.8, 0.98),
    TABLE("table", 1.2, 1.9, 0.75, 1.0, 0.72, 0.77),
    COFFEE_TABLE("coffee table", 0.8, 1.2, 0.45, 0.65, 0.36, 0.48),
    SIDE_TABLE("end table", 0.4, 0.55, 0.4, 0.55, 0.45, 0.62),
    SOFA("couch", 1.5, 2.3, 0.8, 0.95, 0.72, 0.9),
    ARMCHAIR("armchair", 0.72, 0.92, 0.75, 0.9, 0.75, 0.95),
    BOOKSHELF("bookshelf", 0.6, 1.2, 0.26, 0.36, 1.0, 2.1),
    CABINET("cabinet", 0.6, 1.2, 0.38, 0.5, 0.7, 1.3),
    FILE_CABINET("file cabinet", 0.4, 0.48, 0.5, 0.6, 0.65, 1.05),
    COUNTER("kitchen counter", 1.2, 2.4, 0.6, 0.66, 0.88, 0.93),
    TV_STAND("tv stand", 1.1, 1.7, 0.38, 0.48, 0.4, 0.58),
    TV("tv", 0.85, 1.3, 0.18, 0.24, 0.55, 0.82),
    MONITOR("monitor", 0.5, 0.65, 0.17, 0.22, 0.4, 0.52),
    KEYBOARD("keyboard", 0.38, 0.46, 0.13, 0.16, 0.02, 0.035),
    LAPTOP("laptop", 0.3, 0.37, 0.25, 0.32, 0.2, 0.26),
    MICROWAVE("microwave", 0.45, 0.53, 0.32, 0.4, 0.26, 0.31),
    TABLE_LAMP("lamp", 0.22, 0.34, 0.22, 0.34, 0.4, 0.6),
    FLOOR_LAMP("floor lamp", 0.32, 0.45, 0.32, 0.45, 1.4, 1.7),
    CEILING_LAMP("ceiling lamp", 0.34, 0.55, 0.34, 0.55, 0.35, 0.6),
    PLANT("plant", 0.4, 0.7, 0.4, 0.7, 0.6, 1.4),
    TRASH_CAN("trash can", 0.24, 0.34, 0.24, 0.34, 0.28, 0.45),
    REFRIGERATOR("refrigerator", 0.58, 0.75, 0.6, 0.7, 1.5, 1.85),
    STOOL("stool", 0.32, 0.42, 0.32, 0.42, 0.45, 0.65),
    OTTOMAN("ottoman", 0.45, 0.7, 0.4, 0.55, 0.36, 0.45),
    BOX("box", 0.28, 0.55, 0.25, 0.45, 0.2, 0.4),
    LAUNDRY_BASKET("laundry basket", 0.38, 0.5, 0.38, 0.5, 0.45, 0.62),
    BACKPACK("backpack", 0.3, 0.36, 0.2, 0.26, 0.42, 0.5),
    PILLOW("pillow", 0.42, 0.62, 0.3, 0.4, 0.12, 0.17),
    VASE("vase", 0.12, 0.2, 0.12, 0.2, 0.2, 0.36),
    BOOKS("books", 0.2, 0.28, 0.15, 0.2, 0.06, 0.14),
    RUG("rug", 1.4, 2.4, 1.0, 1.7, 0.008, 0.014),
    PICTURE("picture", 0.4, 0.95, 0.02, 0.035, 0.35, 0.75),
    MIRROR("mirror", 0.4, 0.7, 0.02, 0.04, 0.8, 1.5),
    WHITEBOARD("whiteboard", 1.0, 1.8, 0.025, 0.04, 0.8, 1.1),
    CLOCK("clock", 0.25, 0.36, 0.03, 0.045, 0.25, 0.36),
    RADIATOR("radiator", 0.6, 1.2, 0.08, 0.12, 0.5, 0.65),
    CURTAIN("curtain", 0.35, 0.55, 0.07, 0.1, 1.8, 2.2);

    private final String label;
    private final double leastWidth;
    private final double mostWidth;
    private final double leastDepth;
    private final double mostDepth;
    private final double leastHeight;
    private final double mostHeight;

    Kind(
            String label,
            double leastWidth,
            double mostWidth,
            double leastDepth,
            double mostDepth,
            double leastHeight,
            double mostHeight) {
        this.label = label;
        this.leastWidth = leastWidth;
        this.mostWidth = mostWidth;
        this.leastDepth = leastDepth;
        this.mostDepth = mostDepth;
        this.leastHeight = leastHeight;
        this.mostHeight = mostHeight;
    }

    /// The category as ScanNet would name it.
    public String label() {
        return label;
    }

    /// Smallest usual extent along axis 0 (width), 1 (depth) or 2 (height).
    public double least(int axis) {
        return axis == 0 ? leastWidth : axis == 1 ? leastDepth : leastHeight;
    }

    /// Largest usual extent along axis 0 (width), 1 (depth) or 2 (height).
    public double most(int axis) {
        return axis == 0 ? mostWidth : axis == 1 ? mostDepth : mostHeight;
    }

    /// True for things as deep as wide, which are round or square.
    boolean even() {
        return switch (this) {
            case OFFICE_CHAIR,
                    TABLE_LAMP,
                    FLOOR_LAMP,
                    CEILING_LAMP,
                    PLANT,
                    TRASH_CAN,
                    STOOL,
                    VASE,
                    LAUNDRY_BASKET,
                    SIDE_TABLE -> true;
            case BED,
                    NIGHTSTAND,
                    DRESSER,
                    WARDROBE,
                    DESK,
                    CHAIR,
                    TABLE,
                    COFFEE_TABLE,
                    SOFA,
                    ARMCHAIR,
                    BOOKSHELF,
                    CABINET,
                    FILE_CABINET,
                    COUNTER,
                    TV_STAND,
                    TV,
                    MONITOR,
                    KEYBOARD,
                    LAPTOP,
                    MICROWAVE,
                    REFRIGERATOR,
                    OTTOMAN,
                    BOX,
                    BACKPACK,
                    PILLOW,
                    BOOKS,
                    RUG,
                    PICTURE,
                    MIRROR,
                    WHITEBOARD,
                    CLOCK,
                    RADIATOR,
                    CURTAIN -> false;
        };
    }

    double draw(int axis, SeededHash hash) {
        return hash.with("size").with(axis).between(least(axis), most(axis));
    }
}
