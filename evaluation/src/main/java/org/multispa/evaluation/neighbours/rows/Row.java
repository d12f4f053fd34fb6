package org.multispa.evaluation.neighbours.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Picture;

/// A row of a published table, or an object of a published JSON file.
///
/// @param place for messages: the file's name and the row's number from 1
/// @param values by column: `String`, `Long`, `Double`, `Boolean`, `List` and `Map` of these; none is null
/// @param images by column
public record Row(String place, Map<String, Object> values, Map<String, List<Picture>> images) {
    public Row {
        values = Map.copyOf(values);
        images = Map.copyOf(images);
    }

    /// The text of a cell, stripped; a number or a truth value as it is written. Empty if the cell is.
    public Optional<String> text(String column) {
        Object value = values.get(column);
        return value == null || value instanceof List || value instanceof Map
                ? Optional.empty()
                : Optional.of(String.valueOf(value).strip()).filter(text -> !text.isEmpty());
    }

    /// The text of a cell that must hold one.
    ///
    /// @throws DatasetException if it is empty
    public String need(String column) throws DatasetException {
        return text(column).orElseThrow(() -> wrong("expected a text in '" + column + "', found none"));
    }

    /// The texts of a cell: its elements, or those of the list that its text writes out as Python or JSON does,
    /// else the text alone. Empty if the cell is.
    public List<String> texts(String column) {
        if (values.get(column) instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            list.forEach(element -> texts.add(String.valueOf(element)));
            return texts;
        }
        return text(column)
                .map(text -> WrittenList.parse(text).orElse(List.of(text)))
                .orElse(List.of());
    }

    /// A number in a cell.
    ///
    /// @throws DatasetException if it holds no finite number
    public double number(String column) throws DatasetException {
        String text = need(column);
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            throw wrong("expected a number in '" + column + "', found '" + shown(text) + "'");
        }
        throw wrong("expected a finite number in '" + column + "', found '" + text + "'");
    }

    /// The fields of a cell that has some, as a row; one without any if it has none.
    public Row inner(String column) {
        Map<String, Object> fields = new HashMap<>();
        if (values.get(column) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        return new Row(place + ": " + column, fields, Map.of());
    }

    /// The objects in a cell that is a list of such, as rows.
    public List<Row> rows(String column) {
        List<Row> rows = new ArrayList<>();
        if (values.get(column) instanceof List<?> list) {
            for (Object element : list) {
                rows.add(new Row(place, Map.of(column, element), Map.of()).inner(column));
            }
        }
        return rows;
    }

    /// The images of a column; empty if there are none.
    public List<Picture> pictures(String column) {
        return images.getOrDefault(column, List.of());
    }

    /// A failure at this row.
    public DatasetException wrong(String reason) {
        return new DatasetException(place + ": " + reason);
    }

    /// A text cut short for a message.
    public static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
