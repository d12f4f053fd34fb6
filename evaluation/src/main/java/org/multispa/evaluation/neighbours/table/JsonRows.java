package org.multispa.evaluation.neighbours.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.rows.Head;
import org.multispa.evaluation.neighbours.rows.ReadLimits;
import org.multispa.evaluation.neighbours.rows.Row;
import org.multispa.evaluation.neighbours.rows.RowUse;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// Objects of JSON: an array of them, one after the other (JSON lines), or the values of one object. Read one by
/// one; a file need not fit into memory.
final class JsonRows {
    private static final int DEEPEST = 50;
    private static final int VALUE = 64;
    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(ReadLimits.TEXT)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .build());

    private final Path file;
    private final Head head;
    private final RowUse use;
    private final ReadLimits room;
    private final Set<String> names = new LinkedHashSet<>();
    private long row;

    private JsonRows(Path file, Head head, RowUse use) {
        this.file = file;
        this.head = head;
        this.use = use;
        this.room = new ReadLimits(file);
    }

    static void read(Path file, Head head, RowUse use) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                JsonParser parser = MAPPER.createParser(in)) {
            new JsonRows(file, head, use).all(parser);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new DatasetException(
                    file + (line > 0 ? ":" + line : "") + ": broken JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void all(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                object(parser);
            } else if (token == JsonToken.START_ARRAY) {
                array(parser);
            } else {
                throw new DatasetException(file + ": expected objects of JSON, found " + token);
            }
        }
    }

    private void array(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                throw new DatasetException(file + ": expected an array of objects, found " + token);
            }
            give(new LinkedHashMap<>(), parser);
        }
    }

    /// A row, or rows by name: told by whether the first value is an object.
    private void object(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return;
        }
        String name = parser.currentName();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            Map<String, Object> values = new LinkedHashMap<>();
            field(values, name, value(parser));
            parser.nextToken();
            give(values, parser);
            return;
        }
        while (true) {
            Map<String, Object> values = new LinkedHashMap<>();
            field(values, "key", Optional.of(name));
            give(values, parser);
            if (parser.nextToken() == JsonToken.END_OBJECT) {
                return;
            }
            name = parser.currentName();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new DatasetException(file + ": expected an object as the value of '" + Row.shown(name) + "'");
            }
        }
    }

    /// Reads the fields up to the end of the object and hands the row over.
    private void give(Map<String, Object> values, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            parser.nextToken();
        }
        while (parser.currentToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            field(values, name, value(parser));
            parser.nextToken();
        }
        row++;
        room.row();
        if (row == 1) {
            head.check(names);
        }
        use.take(new Row(file.getFileName() + ": object " + row, values, Map.of()));
    }

    /// A field of a row; one that is null is named all the same.
    private void field(Map<String, Object> values, String name, Optional<Object> value) {
        if (row == 0) {
            names.add(name);
        }
        put(values, name, value);
    }

    private static void put(Map<String, Object> values, String name, Optional<Object> value) {
        value.ifPresent(one -> values.put(name, one));
    }

    /// The value the parser is at; nothing for null.
    private Optional<Object> value(JsonParser parser) throws IOException {
        room.kept(VALUE);
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    put(fields, name, value(parser));
                }
                yield Optional.of(fields);
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(parser).ifPresent(elements::add);
                }
                yield Optional.of(elements);
            }
            case VALUE_TRUE -> Optional.of(true);
            case VALUE_FALSE -> Optional.of(false);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                room.text(parser.getStringLength());
                yield Optional.of(parser.getString());
            }
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE ->
                Optional.empty();
        };
    }
}
