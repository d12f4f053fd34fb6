package org.multispa.evaluation.run;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answers;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.json.StrictObject;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.score.ErrorSize;
import org.multispa.evaluation.score.Facet;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.Scored;
import tools.jackson.databind.json.JsonMapper;

/// A graded answer as one line of JSON.
final class ScoredJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ScoredJson() {}

    static byte[] encode(Scored item) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", item.id());
        line.put("scene", item.scene());
        line.put("subtask", item.subtask().id());
        line.put("outcome", item.outcome().key());
        item.rung().ifPresent(rung -> line.put("rung", rung.key()));
        line.put("truth", item.truth().text());
        item.answer().ifPresent(answer -> line.put("answer", answer.text()));
        line.put("correct", item.correct());
        item.error().ifPresent(error -> {
            line.put("error", error.absolute());
            error.relative().ifPresent(relative -> line.put("relative_error", relative));
        });
        Map<String, String> facets = new LinkedHashMap<>();
        item.facets().forEach((facet, value) -> facets.put(facet.key(), value));
        line.put("facets", facets);
        return MAPPER.writeValueAsBytes(line);
    }

    static Scored decode(byte[] bytes, int offset, int length) throws DatasetException {
        StrictObject line = StrictObject.parse(bytes, offset, length);
        try {
            String name = line.text("subtask");
            Subtask subtask =
                    Subtask.byId(name).orElseThrow(() -> new DatasetException("unknown subtask '" + name + "'"));
            Optional<String> rung = line.optionalText("rung");
            Optional<String> answer = line.optionalText("answer");
            Scored item = new Scored(
                    line.text("id"),
                    line.text("scene"),
                    subtask,
                    named("outcome", Outcome.values(), Outcome::key, line.text("outcome")),
                    rung.isPresent()
                            ? Optional.of(named("rung", Rung.values(), Rung::key, rung.get()))
                            : Optional.empty(),
                    answer(subtask, line.text("truth")),
                    answer.isPresent() ? Optional.of(answer(subtask, answer.get())) : Optional.empty(),
                    line.bool("correct"),
                    error(line),
                    facets(line.object("facets")));
            line.end();
            return item;
        } catch (IllegalArgumentException e) {
            throw new DatasetException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Answer answer(Subtask subtask, String text) throws DatasetException {
        return Answers.parse(subtask, text)
                .orElseThrow(() -> new DatasetException("'" + text + "' is no answer to " + subtask.id()));
    }

    private static Optional<ErrorSize> error(StrictObject line) throws DatasetException {
        if (!line.has("error")) {
            return Optional.empty();
        }
        OptionalDouble relative =
                line.has("relative_error") ? OptionalDouble.of(line.number("relative_error")) : OptionalDouble.empty();
        return Optional.of(new ErrorSize(line.number("error"), relative));
    }

    private static Map<Facet, String> facets(StrictObject line) throws DatasetException {
        Map<Facet, String> facets = new EnumMap<>(Facet.class);
        for (String name : line.names()) {
            facets.put(named("facet", Facet.values(), Facet::key, name), line.text(name));
        }
        return facets;
    }

    private static <T> T named(String what, T[] values, Function<T, String> key, String name) throws DatasetException {
        return Arrays.stream(values)
                .filter(value -> key.apply(value).equals(name))
                .findFirst()
                .orElseThrow(() -> new DatasetException("unknown " + what + " '" + name + "'"));
    }
}
