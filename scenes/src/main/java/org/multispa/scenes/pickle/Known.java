package org.multispa.scenes.pickle;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// The callables that a pickle may name. They are words of the format here: none is looked up or called.
enum Known {
    RECONSTRUCT("numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct"),
    SCALAR("numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar"),
    FROM_BUFFER("numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer"),
    NDARRAY("numpy.ndarray", "numpy.ndarray"),
    DTYPE("numpy.dtype", "numpy.dtype"),
    ENCODE("_codecs.encode", "_codecs.encode"),
    BYTES("builtins.bytes", "__builtin__.bytes"),
    BYTEARRAY("builtins.bytearray", "__builtin__.bytearray");

    private final String name;
    private final String otherName;

    /// @param otherName the same in another version
    Known(String name, String otherName) {
        this.name = name;
        this.otherName = otherName;
    }

    static Known of(String module, String name) throws IOException {
        String full = module + "." + name;
        Optional<Known> found = Arrays.stream(values())
                .filter(known -> known.name.equals(full) || known.otherName.equals(full))
                .findFirst();
        return found.orElseThrow(() -> new IOException("pickle asks for " + Opcode.printable(full)
                + ", which is refused: only lists, tuples, byte strings and NumPy arrays of these are read"));
    }
}
