package org.multispa.scenes.pickle;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The callables that a pickle may name. They are words of the format here: none is looked up or called.
enum Known {
    RECONSTRUCT("numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct"),
    SCALAR("numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar"),
    FROM_BUFFER("numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer"),
    NDARRAY("numpy.ndarray"),
    DTYPE("numpy.dtype"),
    ENCODE("_codecs.encode"),
    BYTES("builtins.bytes", "__builtin__.bytes"),
    BYTEARRAY("builtins.bytearray", "__builtin__.bytearray");

    private final Set<String> names;

    Known(String... names) {
        this.names = Set.of(names);
    }

    static Known of(String module, String name) throws IOException {
        String full = module + "." + name;
        Optional<Known> found =
                Arrays.stream(values()).filter(known -> known.names.contains(full)).findFirst();
        return found.orElseThrow(() -> new IOException("pickle asks for " + Opcode.printable(full)
                + ", which is refused: only lists, tuples, byte strings and NumPy arrays of these are read"));
    }
}
