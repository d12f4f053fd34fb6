package org.multispa.scenes.posed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.scenes.SceneId;

class SceneFoldersTest {
    @TempDir
    Path root = Path.of("");

    private static boolean marked(Path folder) {
        return Files.exists(folder.resolve("mark"));
    }

    private void mark(String folder) throws IOException {
        Files.createDirectories(root.resolve(folder));
        Files.createFile(root.resolve(folder).resolve("mark"));
    }

    @Test
    void scenesAreFoundUpToThreeLevelsBelow() throws IOException {
        mark("b/c/d");
        mark("a");
        mark("e/f/g/h");
        assertThat(SceneFolders.find(root, SceneFoldersTest::marked))
                .containsExactly(root.resolve("a"), root.resolve("b/c/d"));
        assertThat(SceneFolders.find(root.resolve("e/f/g/h"), SceneFoldersTest::marked))
                .hasSize(1);
    }

    @Test
    void theInsideOfASceneIsNotSearched() throws IOException {
        mark("a");
        mark("a/inner");
        mark(".hidden");
        assertThat(SceneFolders.find(root, SceneFoldersTest::marked)).containsExactly(root.resolve("a"));
    }

    @Test
    void filesAndMissingRootsHoldNoScene() throws IOException {
        mark("a");
        assertThat(SceneFolders.find(root.resolve("a/mark"), SceneFoldersTest::marked))
                .isEmpty();
        assertThat(SceneFolders.find(root.resolve("none"), SceneFoldersTest::marked))
                .isEmpty();
    }

    @Test
    void linkedFoldersAreFollowedAndCirclesEnd() throws IOException {
        mark("store/a");
        Files.createDirectories(root.resolve("data"));
        Files.createSymbolicLink(root.resolve("data/a"), root.resolve("store/a"));
        Files.createSymbolicLink(root.resolve("data/circle"), root.resolve("data"));
        assertThat(SceneFolders.find(root.resolve("data"), SceneFoldersTest::marked))
                .contains(root.resolve("data/a"))
                .hasSizeLessThan(5);
    }

    @Test
    void anyTextBecomesASafeName() {
        assertThat(SceneFolders.id("a b/c")).isEqualTo(new SceneId("a_b_c", "a_b_c"));
        assertThat(SceneFolders.id("..", "")).isEqualTo(new SceneId("_..", "_"));
        assertThat(SceneFolders.id("x".repeat(500)).name()).hasSize(128);
        assertThat(SceneFolders.id(".".repeat(500)).name()).hasSize(128);
        assertThat(SceneFolders.nameOf(Path.of("/a/b/../c/."))).isEqualTo("c");
        assertThat(SceneFolders.nameOf(Path.of("/"))).isEqualTo("scene");
    }

    @Test
    void fileNamesOfAScenePointInside() throws IOException {
        mark("a");
        assertThat(InsideFolder.resolve(root, "a/mark")).isEqualTo(root.resolve("a/mark"));
        assertThat(InsideFolder.resolve(root, "a/x..y")).isEqualTo(root.resolve("a/x..y"));
        for (String name : new String[] {"", " ", "/etc/passwd", "../x", "a/../../x", "a/..", "a\\b", "x\0y"}) {
            assertThatIOException().isThrownBy(() -> InsideFolder.resolve(root, name));
        }
        Files.createSymbolicLink(root.resolve("a/out"), root.resolve("other"));
        Files.createDirectories(root.resolve("other"));
        assertThatIOException()
                .isThrownBy(() -> InsideFolder.resolve(root.resolve("a"), "out"))
                .withMessageContaining("link");
    }
}
