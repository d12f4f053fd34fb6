package org.multispa.scenes.pickle;

import java.util.Map;

/// Names of the instructions that are refused, so that a message can say what a pickle asked for.
final class Opcode {
    private static final Map<Integer, String> REFUSED = Map.ofEntries(
            Map.entry((int) 'i', "INST"),
            Map.entry((int) 'o', "OBJ"),
            Map.entry((int) 'P', "PERSID"),
            Map.entry((int) 'Q', "BINPERSID"),
            Map.entry(0x81, "NEWOBJ"),
            Map.entry(0x92, "NEWOBJ_EX"),
            Map.entry(0x82, "EXT1"),
            Map.entry(0x83, "EXT2"),
            Map.entry(0x84, "EXT4"),
            Map.entry(0x97, "NEXT_BUFFER"),
            Map.entry(0x98, "READONLY_BUFFER"),
            Map.entry((int) '}', "EMPTY_DICT"),
            Map.entry((int) 'd', "DICT"),
            Map.entry((int) 's', "SETITEM"),
            Map.entry((int) 'u', "SETITEMS"),
            Map.entry(0x8F, "EMPTY_SET"),
            Map.entry(0x90, "ADDITEMS"),
            Map.entry(0x91, "FROZENSET"),
            Map.entry((int) 'F', "FLOAT"),
            Map.entry((int) 'G', "BINFLOAT"),
            Map.entry((int) 'I', "INT"),
            Map.entry((int) 'L', "LONG"),
            Map.entry(0x8B, "LONG4"),
            Map.entry((int) 'S', "STRING"),
            Map.entry((int) 'T', "BINSTRING"),
            Map.entry((int) 'U', "SHORT_BINSTRING"),
            Map.entry((int) 'V', "UNICODE"),
            Map.entry((int) 'p', "PUT"),
            Map.entry((int) 'g', "GET"),
            Map.entry((int) '2', "DUP"));

    private Opcode() {}

    static String name(int code) {
        String name = REFUSED.get(code);
        return name == null ? "unknown instruction 0x" + Integer.toHexString(code) : name;
    }

    /// A text of the pickle, fit for a message.
    static String printable(String text) {
        String shown = text.length() <= 80 ? text : text.substring(0, 80) + "…";
        return shown.replaceAll("[^\\x20-\\x7E…]", "?");
    }
}
