package org.multispa.scenes.ply;

/// A cursor over the numbers behind the header.
interface PlyBody {
    double next(PlyType type) throws PlyException;

    /// Moves over numbers of one type.
    void skip(PlyType type, long count) throws PlyException;

    /// Refuses an element whose count cannot fit into what is left of the file.
    void requireRoom(PlyElement element) throws PlyException;

    default void skip(PlyElement element) throws PlyException {
        for (long i = 0; i < element.count() && !element.properties().isEmpty(); i++) {
            for (PlyProperty property : element.properties()) {
                skip(property);
            }
        }
    }

    default void skip(PlyProperty property) throws PlyException {
        switch (property) {
            case PlyProperty.Scalar scalar -> skip(scalar.type(), 1);
            case PlyProperty.Numbers numbers -> {
                double count = next(numbers.count());
                if (!(count >= 0 && count <= 0xFFFFFFFFL)) {
                    throw new PlyException("list of " + count + " numbers");
                }
                skip(numbers.item(), (long) count);
            }
        }
    }
}
