package org.multispa.evaluation.experiment.recipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A piece of a YAML file and where it stands. Immutable.
public sealed interface Node {
    /// Line in the file, from 1; of a value behind a key the key's.
    int line();

    /// The same without lines: text, number, true or false, list or map.
    Object plain();

    /// How it is called in messages.
    String found();

    /// A text, a number, true or false.
    ///
    /// @param value `String`, `Long`, `Double` or `Boolean`
    record Value(int line, Object value) implements Node {
        public Value {
            if (!(value instanceof String
                    || value instanceof Long
                    || value instanceof Double
                    || value instanceof Boolean)) {
                throw new IllegalArgumentException("expected text, a number, true or false, found " + value.getClass());
            }
        }

        @Override
        public Object plain() {
            return value;
        }

        /// As it is written on a command line.
        public String text() {
            return value.toString();
        }

        @Override
        public String found() {
            String text = text();
            return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
        }
    }

    /// A list.
    record Items(int line, List<Node> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Object plain() {
            List<Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(item.plain()));
            return plain;
        }

        @Override
        public String found() {
            return "a list";
        }
    }

    /// Keys with values, in the order of the file.
    record Fields(int line, Map<String, Node> fields) implements Node {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public Object plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            fields.forEach((key, value) -> plain.put(key, value.plain()));
            return plain;
        }

        @Override
        public String found() {
            return "keys with values";
        }
    }
}
