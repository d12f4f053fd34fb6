package org.multispa.engine.wording;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.dataset.Subtask;
import org.multispa.engine.yaml.StrictYaml;
import tools.jackson.core.JacksonException;

/// Reads a pack's YAML: the form of the file, not yet the quality of its sentences.
final class WordingReader {
    /// Longest pack that is read, bytes; the standard packs have some 10 KB.
    static final int MOST_BYTES = 1 << 20;

    private WordingReader() {}

    /// The file's own shape. All fields but `still`, `grown` and `sequence` must be there.
    static final class FileForm {
        private final String subtask;
        private final String language;
        private final int version;
        private final List<Entry> tasks;
        private final List<Entry> questions;
        private final List<Entry> answers;
        private List<Entry> still = List.of();
        private Optional<SequenceForm> sequence = Optional.empty();
        private List<GrownForm> grown = List.of();

        @JsonCreator
        FileForm(
                @JsonProperty("subtask") String subtask,
                @JsonProperty("language") String language,
                @JsonProperty("version") int version,
                @JsonProperty("tasks") List<Entry> tasks,
                @JsonProperty("questions") List<Entry> questions,
                @JsonProperty("answers") List<Entry> answers) {
            this.subtask = subtask;
            this.language = language;
            this.version = version;
            this.tasks = tasks;
            this.questions = questions;
            this.answers = answers;
        }

        @JsonProperty("still")
        @JsonSetter(nulls = Nulls.FAIL)
        void setStill(List<Entry> still) {
            this.still = still;
        }

        @JsonProperty("sequence")
        @JsonSetter(nulls = Nulls.FAIL)
        void setSequence(SequenceForm sequence) {
            this.sequence = Optional.of(sequence);
        }

        /// The section `sequence` as a pack of its own, with those of the pack's answers that fit it.
        Optional<WordingPack> sequence(WordingPack pack) {
            return sequence.map(form -> new WordingPack(
                    pack.subtask(),
                    pack.language(),
                    pack.version(),
                    templates(form.tasks()),
                    templates(form.questions()),
                    SequenceCheck.fitting(pack.answers()),
                    SequenceCheck.fitting(pack.still())));
        }

        @JsonProperty("grown")
        @JsonSetter(nulls = Nulls.FAIL)
        void setGrown(List<GrownForm> grown) {
            this.grown = grown;
        }

        List<List<?>> lists() {
            List<List<?>> lists = new ArrayList<>(List.of(tasks, questions, answers, still, grown));
            sequence.ifPresent(form -> lists.addAll(List.of(form.tasks(), form.questions())));
            return lists;
        }

        WordingPack pack() {
            Subtask known = Subtask.byId(subtask)
                    .orElseThrow(
                            () -> new IllegalArgumentException("subtask must be the name of one, such as camera-vector"
                                    + " or object-height, found '" + subtask + "'"));
            return new WordingPack(
                    known,
                    language,
                    version,
                    templates(tasks),
                    templates(questions),
                    templates(answers),
                    templates(still),
                    grown.stream().map(GrownForm::grown).toList());
        }

        private static List<Template> templates(List<Entry> entries) {
            return entries.stream()
                    .map(entry -> Template.of(entry.id(), entry.text()))
                    .toList();
        }
    }

    record Entry(String id, String text) {}

    /// The section about questions over three and more images.
    record SequenceForm(List<Entry> tasks, List<Entry> questions) {}

    /// What a file holds: a pack, and a further one for questions over three and more images if it has that
    /// section.
    record PackFile(WordingPack pack, Optional<WordingPack> sequence) {}

    record GrownForm(String model, String date, List<String> ids) {
        Grown grown() {
            try {
                return new Grown(model, LocalDate.parse(date), ids);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("a date looks like 2026-01-31, found '" + date + "'", e);
            }
        }
    }

    static PackFile readFile(Path file) throws WordingException {
        try (InputStream in = Files.newInputStream(file)) {
            return readFile(file.toString(), in);
        } catch (WordingException e) {
            throw e;
        } catch (IOException e) {
            throw failure(file.toString(), "cannot be read: " + e);
        }
    }

    /// @param file name for messages
    static PackFile readFile(String file, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw failure(file, "a pack has at most " + MOST_BYTES + " bytes; this file is longer");
        }
        try {
            return parse(bytes);
        } catch (JacksonException e) {
            throw failure(
                    file,
                    "expected subtask, language, version and the lists tasks, questions, answers and, about moving"
                            + " points, still, of {id, text}; line "
                            + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw failure(file, String.valueOf(e.getMessage()));
        }
    }

    private static PackFile parse(byte[] bytes) {
        FileForm form = StrictYaml.mapper().readValue(bytes, FileForm.class);
        if (form == null) {
            throw new IllegalArgumentException("the file is empty");
        }
        for (List<?> list : form.lists()) {
            if (list.stream().anyMatch(entry -> entry == null)) {
                throw new IllegalArgumentException(
                        "each entry of a list is {id, text}, or {model, date, ids} of grown, found an empty one");
            }
        }
        WordingPack pack = form.pack();
        return new PackFile(pack, form.sequence(pack));
    }

    static WordingException failure(String file, String message) {
        return new WordingException(List.of(new WordingProblem(file, "", message)));
    }
}
