package org.multispa.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    Path root;

    @Test
    void aFolderGoesWithAllItHoldsAndNothingElse() throws Exception {
        Path folder = root.resolve("a");
        Files.createDirectories(folder.resolve("b/c/d"));
        Files.writeString(folder.resolve("b/c/file"), "x");
        Files.writeString(folder.resolve(".hidden"), "x");
        Files.writeString(root.resolve("beside"), "kept");
        Folders.delete(folder);
        assertThat(folder).doesNotExist();
        assertThat(root.resolve("beside")).hasContent("kept");
    }

    @Test
    void whatIsNotThereNeedsNoDeleting() throws Exception {
        Folders.delete(root.resolve("nothing"));
        Folders.delete(root.resolve("nothing/below"));
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void linksGoAndWhatTheyLeadToStays() throws Exception {
        Path precious = Files.createDirectories(root.resolve("precious"));
        Files.writeString(precious.resolve("file"), "kept");
        Path folder = Files.createDirectories(root.resolve("a"));
        Files.createSymbolicLink(folder.resolve("to-folder"), precious);
        Files.createSymbolicLink(folder.resolve("to-file"), precious.resolve("file"));
        Files.createSymbolicLink(folder.resolve("to-nothing"), root.resolve("nothing"));
        Files.createSymbolicLink(folder.resolve("to-itself"), folder);
        Folders.delete(folder);
        assertThat(folder).doesNotExist();
        assertThat(precious.resolve("file")).hasContent("kept");
    }

    @Test
    void aLinkInPlaceOfTheFolderIsDeletedItself() throws Exception {
        Path precious = Files.createDirectories(root.resolve("precious"));
        Files.writeString(precious.resolve("file"), "kept");
        Path link = Files.createSymbolicLink(root.resolve("link"), precious);
        Path dangling = Files.createSymbolicLink(root.resolve("dangling"), root.resolve("nothing"));
        Folders.delete(link);
        Folders.delete(dangling);
        assertThat(link).doesNotExist();
        assertThat(Files.exists(dangling, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(precious.resolve("file")).hasContent("kept");
    }
}
