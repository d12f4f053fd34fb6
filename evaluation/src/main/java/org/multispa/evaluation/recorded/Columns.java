package org.multispa.evaluation.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.multispa.dataset.DatasetException;

/// The columns of a table that are looked at.
///
/// @param id position of the sample's id, or -1
/// @param index position of the question's index, or -1
/// @param reply position of the model's reply
record Columns(int id, int index, int reply) {
    private static final List<String> REPLIES = List.of("prediction", "response");

    /// @throws DatasetException if the head lacks what is needed
    static Columns of(String file, List<String> head) throws DatasetException {
        List<String> names = new ArrayList<>();
        head.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
        Optional<String> reply = REPLIES.stream().filter(names::contains).findFirst();
        if (reply.isEmpty() || (!names.contains("id") && !names.contains("index"))) {
            String shown = String.valueOf(names);
            throw new DatasetException(
                    file + ":1: expected a head with 'id' or 'index', and 'prediction' or 'response'; found "
                            + (shown.length() > 300 ? shown.substring(0, 300) + "…" : shown));
        }
        return new Columns(names.indexOf("id"), names.indexOf("index"), names.indexOf(reply.get()));
    }

    boolean needs(int column) {
        return column == id || column == index || column == reply;
    }

    /// Takes a row's cells in.
    ///
    /// @param cells of the needed columns by their positions
    void take(long line, Map<Integer, String> cells, RecordedAnswers.Collected collected) {
        if (cells.isEmpty()) {
            return;
        }
        String said = cells.get(reply);
        if (said == null) {
            collected.setAside(line, "the row has no reply");
            return;
        }
        collected.add(line, cells.getOrDefault(id, ""), cells.getOrDefault(index, ""), said);
    }
}
