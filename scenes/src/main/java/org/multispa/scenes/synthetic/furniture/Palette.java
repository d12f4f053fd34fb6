package org.multispa.scenes.synthetic.furniture;

import org.multispa.geometry.SeededHash;
import org.multispa.scenes.synthetic.model.Material;
import org.multispa.scenes.synthetic.model.Pattern;

/// The materials of one room: two woods and a metal that recur, and colours drawn for each piece.
public final class Palette {
    private static final int[][] WOODS = {
        {0xB98C5C, 0x94683C},
        {0x6E4B33, 0x4A2F1E},
        {0xD9B883, 0xBD9660},
        {0x9C6B43, 0x74482A},
        {0xE9E4DA, 0xDAD3C6},
        {0x4A3B32, 0x32261F},
        {0xC7A27C, 0xA77E57}
    };
    private static final int[] FABRICS = {
        0x5E7387, 0x8A8F94, 0xB7A58C, 0x6D7F63, 0x9A5B4A, 0x3F4A59, 0xC9B8A3, 0x7A5C78, 0x4E7A80, 0xB98B4E, 0xA14B55,
        0x56616B, 0x9FB0A8, 0x2F5D7C
    };
    private static final int[] BRIGHTS = {
        0xC8453B, 0x2F7FB5, 0xE0A63A, 0x3F8F62, 0x8656A0, 0xE07B4A, 0x2C3E55, 0xD9D5CC, 0x45A3A0, 0xB8456F
    };
    private static final int[] PALE = {0xF2EFE8, 0xE6EAF0, 0xF4E9DA, 0xDDE6DD, 0xEFE3E6, 0xE2DFD6};

    private final SeededHash room;

    public Palette(SeededHash room) {
        this.room = room.with("palette");
    }

    /// One of the room's two woods, in one of two grains; a piece takes the first wood twice as often.
    public Material wood(SeededHash piece) {
        int which = piece.with("wood").below(3) == 0 ? 1 : 0;
        int[] pair = WOODS[room.with("wood").with(which).below(WOODS.length)];
        return new Material(
                Pattern.WOOD, pair[0], pair[1], 0.9, 0.6, 0, piece.with("grain").below(2));
    }

    public Material fabric(SeededHash piece) {
        int color = shade(FABRICS[piece.with("fabric").below(FABRICS.length)], piece);
        return Material.of(Pattern.FABRIC, color, lighter(color, 0.25), 0.25, piece.below(64));
    }

    public Material knit(SeededHash piece) {
        int color = shade(FABRICS[piece.with("knit").below(FABRICS.length)], piece);
        int accent = PALE[piece.with("knit-accent").below(PALE.length)];
        return Material.of(Pattern.KNIT, color, accent, 0.35, piece.below(64));
    }

    public Material leather(SeededHash piece) {
        int[] hides = {0x5A3A28, 0x2B2624, 0x8A5A38, 0xB9A58C, 0x3A2A2A};
        int color = shade(hides[piece.with("leather").below(hides.length)], piece);
        return Material.of(Pattern.LEATHER, color, color, 0.3, piece.below(64));
    }

    /// Fabric, or leather one time in four.
    public Material upholstery(SeededHash piece) {
        return piece.with("upholstery").below(4) == 0 ? leather(piece) : fabric(piece);
    }

    public Material linen(SeededHash piece) {
        int color = PALE[piece.with("linen").below(PALE.length)];
        return Material.of(Pattern.FABRIC, color, lighter(color, 0.1), 0.3, piece.below(64));
    }

    public Material bright(SeededHash piece) {
        int color = shade(BRIGHTS[piece.with("bright").below(BRIGHTS.length)], piece);
        return Material.of(Pattern.PLAIN, color, color, 0.5, piece.below(64));
    }

    /// Brushed metal, the same in all of the room.
    public Material metal() {
        int[] metals = {0xB8BABD, 0x3A3B3E, 0x8C8F93, 0xC0A878};
        int color = metals[room.with("metal").below(metals.length)];
        return Material.of(Pattern.METAL, color, color, 0.4, 3);
    }

    public Material steel() {
        return Material.of(Pattern.METAL, 0xB4B8BC, 0x9A9EA3, 0.5, 5);
    }

    public Material black() {
        return Material.plain(0x26272A);
    }

    public Material white() {
        return Material.plain(0xEFEEEA);
    }

    public Material marble(SeededHash piece) {
        boolean dark = piece.with("marble").below(3) == 0;
        return Material.of(Pattern.MARBLE, dark ? 0x3B3C40 : 0xE4E1DB, dark ? 0x8A8780 : 0x9B968E, 0.9, piece.below(2));
    }

    /// A whole picture: painting, screen, rug or row of books, in colours of this piece.
    public Material picture(Pattern pattern, SeededHash piece) {
        int color = BRIGHTS[piece.with("picture").below(BRIGHTS.length)];
        int accent = FABRICS[piece.with("picture-accent").below(FABRICS.length)];
        return Material.of(pattern, color, accent, 1, piece.with("picture-seed").below(4096));
    }

    public Material of(Pattern pattern, int color, int accent, double size, SeededHash piece) {
        return Material.of(pattern, color, accent, size, piece.below(64));
    }

    /// The colour a little brighter or darker, by piece.
    private static int shade(int rgb, SeededHash piece) {
        double factor = piece.with("shade").between(0.86, 1.12);
        int r = (int) Math.min(255, (rgb >> 16 & 0xFF) * factor);
        int g = (int) Math.min(255, (rgb >> 8 & 0xFF) * factor);
        int b = (int) Math.min(255, (rgb & 0xFF) * factor);
        return r << 16 | g << 8 | b;
    }

    private static int lighter(int rgb, double share) {
        int r = (int) ((rgb >> 16 & 0xFF) + (255 - (rgb >> 16 & 0xFF)) * share);
        int g = (int) ((rgb >> 8 & 0xFF) + (255 - (rgb >> 8 & 0xFF)) * share);
        int b = (int) ((rgb & 0xFF) + (255 - (rgb & 0xFF)) * share);
        return r << 16 | g << 8 | b;
    }
}
