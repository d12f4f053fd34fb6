package org.multispa.scenes.ply;

import java.util.Locale;

/// The eight number types of PLY, with both of their names.
enum PlyType {
    CHAR("int8", 1),
    UCHAR("uint8", 1),
    SHORT("int16", 2),
    USHORT("uint16", 2),
    INT("int32", 4),
    UINT("uint32", 4),
    FLOAT("float32", 4),
    DOUBLE("float64", 8);

    private final String otherName;
    private final int bytes;

    PlyType(String otherName, int bytes) {
        this.otherName = otherName;
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    static PlyType named(String name) throws PlyException {
        for (PlyType type : values()) {
            if (type.otherName.equals(name)
                    || type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        throw new PlyException("unknown PLY number type '" + name + "'");
    }
}
