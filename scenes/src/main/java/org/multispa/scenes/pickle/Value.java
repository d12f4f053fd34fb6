package org.multispa.scenes.pickle;

import java.util.List;
import java.util.Optional;

/// What the reader's stack holds.
sealed interface Value {
    enum Singleton implements Value {
        NONE,
        TRUE,
        FALSE
    }

    record Whole(long value) implements Value {}

    /// Text; its content is kept only where it is short enough to be a name.
    record Text(PickledBytes place, Optional<String> content) implements Value {}

    record Bytes(PickledBytes place) implements Value {}

    record Tuple(List<Value> items) implements Value {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /// A Python list; grows while the pickle is read.
    record Growing(List<Value> items) implements Value {}

    record Callable(Known known) implements Value {}

    /// A NumPy element type: object, or byte strings and bytes.
    ///
    /// @param itemBytes bytes of an element; 0 for objects
    /// @param padded true where trailing zeros of an element are no part of it
    record ElementType(int itemBytes, boolean padded) implements Value {
        boolean isObject() {
            return itemBytes == 0;
        }
    }

    /// An array; empty until its state is set.
    final class Array implements Value {
        private List<Value> elements = List.of();

        List<Value> elements() {
            return elements;
        }

        /// @param newElements not copied: a pickle may give one long list to many arrays
        void fill(List<Value> newElements) {
            elements = newElements;
        }
    }
}
