package org.multispa.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WeightFolderTest {
    private static final String INDEX = "model.safetensors.index.json";

    @TempDir
    private Path temp;

    private void index(String weightMap) throws IOException {
        Files.writeString(temp.resolve(INDEX), "{\"metadata\":{\"total_size\":1},\"weight_map\":" + weightMap + "}");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
        return assertThatThrownBy(() -> WeightFolder.open(temp).close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(temp.toString());
    }

    @Test
    void a_single_file_is_a_folder_of_weights() throws IOException {
        TensorFiles.pairs(temp.resolve("model.safetensors"), "b", "a");
        try (WeightFolder folder = WeightFolder.open(temp)) {
            assertThat(folder.folder()).isEqualTo(temp);
            assertThat(folder.tensors().keySet()).containsExactly("b", "a");
            assertThat(folder.files()).hasSize(1);
            assertThat(folder.has("a")).isTrue();
            assertThat(folder.has("c")).isFalse();
            assertThat(folder.info("a").what()).isEqualTo("F32 [2]");
            assertThat(folder.bytes("a").byteSize()).isEqualTo(8);
            assertThatThrownBy(() -> folder.info("c"))
                    .isInstanceOf(SafetensorsException.class)
                    .hasMessageContainingAll(temp.toString(), "c");
            assertThatThrownBy(() -> folder.bytes("c")).isInstanceOf(SafetensorsException.class);
        }
    }

    @Test
    void shards_are_one_in_the_order_of_the_index() throws IOException {
        TensorFiles.pairs(temp.resolve("model-1.safetensors"), "a", "c");
        TensorFiles.pairs(temp.resolve("model-2.safetensors"), "b");
        index("{\"c\":\"model-1.safetensors\",\"b\":\"model-2.safetensors\",\"a\":\"model-1.safetensors\"}");
        try (WeightFolder folder = WeightFolder.open(temp)) {
            assertThat(folder.tensors().keySet()).containsExactly("c", "b", "a");
            assertThat(folder.files())
                    .extracting(file -> file.file().getFileName().toString())
                    .containsExactly("model-1.safetensors", "model-2.safetensors");
            assertThat(folder.bytes("b").byteSize()).isEqualTo(8);
        }
    }

    @Test
    void a_missing_shard_is_named() throws IOException {
        TensorFiles.pairs(temp.resolve("model-1.safetensors"), "a");
        index("{\"a\":\"model-1.safetensors\",\"b\":\"model-2.safetensors\"}");
        assertRefused().hasMessageContainingAll(INDEX, "model-2.safetensors", "missing");
    }

    @Test
    void shards_outside_the_folder_are_not_touched() throws IOException {
        TensorFiles.pairs(temp.resolveSibling("outside.safetensors"), "a");
        try {
            for (String shard : new String[] {
                "../outside.safetensors",
                "/etc/passwd",
                "sub/x.safetensors",
                "..\\\\outside.safetensors",
                "..",
                "",
                "x.bin",
                "/outside.safetensors",
                "model.safetensors/../../outside.safetensors"
            }) {
                index("{\"a\":\"" + shard + "\"}");
                assertRefused().isInstanceOf(SafetensorsException.class).hasMessageContainingAll(INDEX, "tensor a");
            }
        } finally {
            Files.delete(temp.resolveSibling("outside.safetensors"));
        }
    }

    @Test
    void a_tensor_that_is_not_where_the_index_says_is_named() throws IOException {
        TensorFiles.pairs(temp.resolve("model-1.safetensors"), "a", "b");
        TensorFiles.pairs(temp.resolve("model-2.safetensors"), "c");
        index("{\"a\":\"model-1.safetensors\",\"b\":\"model-2.safetensors\",\"c\":\"model-2.safetensors\"}");
        assertRefused().hasMessageContainingAll("model-2.safetensors", "tensor b");
    }

    @Test
    void a_tensor_that_the_index_does_not_know_is_named() throws IOException {
        TensorFiles.pairs(temp.resolve("model-1.safetensors"), "a", "stray");
        index("{\"a\":\"model-1.safetensors\"}");
        assertRefused().hasMessageContainingAll("model-1.safetensors", "stray");
    }

    @Test
    void a_tensor_in_two_shards_is_refused() throws IOException {
        TensorFiles.pairs(temp.resolve("model-1.safetensors"), "a", "b");
        TensorFiles.pairs(temp.resolve("model-2.safetensors"), "b");
        index("{\"a\":\"model-1.safetensors\",\"b\":\"model-2.safetensors\"}");
        assertRefused().hasMessageContainingAll("model-1.safetensors", "b");
    }

    @Test
    void a_broken_shard_is_named() throws IOException {
        TensorFiles.pairs(temp.resolve("model-1.safetensors"), "a");
        Files.write(temp.resolve("model-2.safetensors"), new byte[5]);
        index("{\"a\":\"model-1.safetensors\",\"b\":\"model-2.safetensors\"}");
        assertRefused().hasMessageContainingAll("model-2.safetensors", "5 bytes");
    }

    @Test
    void a_pickle_is_not_read_but_named() throws IOException {
        Files.write(temp.resolve("pytorch_model.bin"), new byte[100]);
        assertRefused().hasMessageContainingAll("pytorch_model.bin", "convert it to safetensors");
    }

    @Test
    void an_empty_folder_and_no_folder_are_told_what_was_expected() {
        assertRefused().hasMessageContainingAll("model.safetensors", INDEX);
        assertThatThrownBy(() -> WeightFolder.open(temp.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(temp.resolve("none").toString());
    }

    @Test
    void indexes_that_place_nothing_are_refused() throws IOException {
        for (String map :
                new String[] {"{}", "[]", "null", "1", "{\"a\":1}", "{\"a\":null}", "{\"a\":[\"x.safetensors\"]}"}) {
            index(map);
            assertRefused().isInstanceOf(SafetensorsException.class).hasMessageContaining(INDEX);
        }
        for (String json :
                new String[] {"", "{", "[]", "{}", "null", "\u0000", "{\"weight_map\":" + "[".repeat(100_000)}) {
            Files.writeString(temp.resolve(INDEX), json);
            assertRefused().isInstanceOf(SafetensorsException.class).hasMessageContaining(INDEX);
        }
        Files.delete(temp.resolve(INDEX));
        Files.createDirectory(temp.resolve(INDEX));
        assertRefused().isInstanceOf(SafetensorsException.class).hasMessageContaining(INDEX);
    }

    @Test
    void the_index_gives_shards_by_tensor_in_its_order() throws IOException {
        index("{\"z\":\"2.safetensors\",\"a\":\"1.safetensors\"}");
        Map<String, String> homes = ShardIndex.read(temp.resolve(INDEX));
        assertThat(homes).containsExactly(Map.entry("z", "2.safetensors"), Map.entry("a", "1.safetensors"));
    }
}
