package org.multispa.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.scenes.tapvid3d.TapVid3dSource;

class SceneListTest {
    @TempDir
    Path folder = Path.of("");

    private SceneList read(String text) throws IOException {
        return SceneList.read(Files.writeString(folder.resolve("list.txt"), text));
    }

    private static List<SceneLocation> scenes(String... names) {
        return Arrays.stream(names)
                .map(name -> new SceneLocation(
                        new SceneId(name, name), new TapVid3dSource(), Path.of("root"), Path.of("root", name)))
                .toList();
    }

    @Test
    void listedScenesAreKeptInTheirOwnOrderAndUnknownNamesTold() throws IOException {
        SceneList list = read("# minival\nboxes_22.npz\n\n  adt/walk_5.npz \r\nnowhere_3\nboxes_22\n");
        assertThat(list.names()).containsExactly("boxes_22", "walk_5", "nowhere_3");
        SceneList.Chosen chosen = list.choose(scenes("a", "boxes_22", "boxes_222", "walk_5"));
        assertThat(chosen.scenes()).extracting(scene -> scene.id().name()).containsExactly("boxes_22", "walk_5");
        assertThat(chosen.unknown()).containsExactly("nowhere_3");
    }

    @Test
    void listsWithoutANameAndBytesThatAreNoTextAreRefused() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> read("# nothing\n\n"))
                .withMessageContaining("list.txt")
                .withMessageContaining("names no scene");
        Path binary = Files.write(folder.resolve("b.txt"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertThatIOException().isThrownBy(() -> SceneList.read(binary)).withMessageContaining("UTF-8");
        assertThatIOException().isThrownBy(() -> SceneList.read(folder.resolve("missing.txt")));
    }
}
