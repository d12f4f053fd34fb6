package org.multispa.scenes.synthetic.model;

/// What a surface looks like, before its colours.
public enum Pattern {
    PLAIN,
    PLASTER,
    FABRIC,
    KNIT,
    LEATHER,
    CARPET,
    RUG,
    WOOD,
    PLANKS,
    TILES,
    BRICK,
    STRIPES,
    WALLPAPER,
    METAL,
    MARBLE,
    WICKER,
    LEAF,
    CARDBOARD,
    BOOKS,
    PAINTING,
    SCREEN,
    KEYS,
    SKY,
    GLASS,
    CLOCK;

    /// True where the texture's rows follow the longer side of a face (grain of wood, brushed metal).
    public boolean grained() {
        return this == WOOD || this == METAL;
    }
}
