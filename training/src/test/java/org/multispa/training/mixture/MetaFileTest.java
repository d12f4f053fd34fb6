package org.multispa.training.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;

final class MetaFileTest {
    @TempDir
    Path folder;

    private MetaFile read(String json) throws IOException {
        return MetaFile.read(Files.writeString(folder.resolve("meta.json"), json), Path.of("/start"));
    }

    @Test
    void entries_become_sets_in_the_order_of_the_file() throws IOException {
        MetaFile meta = read("""
                {
                  "sharegpt4v": {"root": "data/coco/", "annotation": "opensource/sharegpt4v.jsonl",
                                 "data_augment": false, "max_dynamic_patch": 12, "repeat_time": 0.5, "length": 665058},
                  "ours": {"root": "/data/x", "annotation": "/data/x/a.jsonl", "data_augment": false,
                           "repeat_time": 2, "length": 10},
                  "bare": {"root": "", "annotation": "b.jsonl"}
                }
                """);
        assertThat(meta.notes()).isEmpty();
        assertThat(meta.sets())
                .containsExactly(
                        set("sharegpt4v", "/start/opensource/sharegpt4v.jsonl", "/start/data/coco", 0.5),
                        set("ours", "/data/x/a.jsonl", "/data/x", 2),
                        set("bare", "/start/b.jsonl", "/start", 1));
    }

    private static MixtureSet set(String name, String file, String images, double repeat) {
        return new MixtureSet(
                name,
                new Source.Conversations(Path.of(file), Optional.of(Path.of(images))),
                repeat,
                OptionalLong.empty());
    }

    @Test
    void augmentation_is_noted_as_not_followed() throws IOException {
        assertThat(read("{\"a\":{\"root\":\"r\",\"annotation\":\"a.jsonl\",\"data_augment\":true}}")
                        .notes())
                .containsExactly("entry 'a': data_augment is not followed, images are shown as they are");
    }

    @Test
    void what_is_not_of_the_form_is_refused_naming_file_entry_and_field() {
        Map.of(
                        "[]", "JSON object",
                        "{}", "found none",
                        "{\"a\":1}", "entry 'a': field 'annotation'",
                        "{\"a\":{\"root\":\"r\"}}", "entry 'a': field 'annotation'",
                        "{\"a\":{\"annotation\":\"a.jsonl\"}}", "entry 'a': field 'root'",
                        "{\"a\":{\"annotation\":\"a\",\"root\":3}}", "entry 'a': field 'root'",
                        "{\"a\":{\"annotation\":\"a\",\"root\":\"r\",\"repeat_time\":\"2\"}}", "repeat_time",
                        "{\"a\":{\"annotation\":\"a\",\"root\":\"r\",\"repeat_time\":0}}", "repeat factor",
                        "{\"a\":{\"annotation\":\"a\",\"root\":\"r\"},\"a\":{}}", "broken JSON",
                        "{\"a\"", "broken JSON")
                .forEach((json, expected) -> assertThatExceptionOfType(DatasetException.class)
                        .as(json)
                        .isThrownBy(() -> read(json))
                        .withMessageContaining("meta.json")
                        .withMessageContaining(expected));
    }

    @Test
    void a_path_that_cannot_be_one_is_refused() {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> read("{\"a\":{\"annotation\":\"a\\u0000\",\"root\":\"r\"}}"))
                .withMessageContaining("annotation");
    }

    @Test
    void missing_and_huge_files_are_refused() throws IOException {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> MetaFile.read(folder.resolve("none.json"), folder))
                .withMessageContaining("none.json");
        Path huge = folder.resolve("huge.json");
        try (RandomAccessFile out = new RandomAccessFile(huge.toFile(), "rw")) {
            out.setLength(1L << 32);
        }
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> MetaFile.read(huge, folder))
                .withMessageContaining("annotations");
    }

    @Test
    void lists_are_copied() throws IOException {
        MetaFile meta = read("{\"a\":{\"root\":\"r\",\"annotation\":\"a.jsonl\"}}");
        assertThat(meta.sets()).isUnmodifiable();
        assertThat(new MetaFile(List.of(), List.of()).notes()).isEmpty();
    }
}
