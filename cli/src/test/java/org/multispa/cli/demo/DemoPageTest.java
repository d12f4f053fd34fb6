package org.multispa.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.testing.rooms.PlainFolder;
import org.multispa.testing.rooms.RoomScan;

final class DemoPageTest {
    private static final String[] SUBTASKS = {"depth-estimation-dot", "camera-distance", "camera-x-direction"};

    @TempDir
    private static Path folder;

    private static String html = "";

    @BeforeAll
    static void makePage() throws IOException {
        PlainFolder.write(RoomScan.of(6, 1), folder.resolve("rooms/room-1"), "one");
        PlainFolder.write(RoomScan.of(6, 2), folder.resolve("rooms/room-2"), "two");
        Ran ran = Ran.command(
                "generate",
                "--scenes",
                folder.resolve("rooms"),
                "--out",
                folder.resolve("data"),
                "--count",
                12,
                "--subtasks",
                String.join(",", SUBTASKS));
        assertThat(ran.code()).as(ran.err()).isZero();
        DemoPage.write(folder.resolve("data"), folder.resolve("look.html"));
        html = Files.readString(folder.resolve("look.html"));
    }

    @Test
    void every_subtask_has_a_heading_and_one_sample_a_scene() {
        String[] sections = html.split("<h2 ");
        assertThat(sections).hasSize(SUBTASKS.length + 1);
        for (String subtask : SUBTASKS) {
            assertThat(html).contains("<a href=\"#" + subtask + "\">", "id=\"" + subtask + "\">" + subtask);
        }
        for (int i = 1; i < sections.length; i++) {
            assertThat(sections[i].split("<article>")).hasSize(1 + 2);
        }
    }

    @Test
    void every_image_lies_where_the_page_says() {
        Matcher image = Pattern.compile("<img [^>]*src=\"([^\"]+)\"").matcher(html);
        int images = 0;
        while (image.find()) {
            assertThat(folder.resolve(image.group(1))).isRegularFile();
            images++;
        }
        assertThat(images).isEqualTo(2 + 4 + 4);
    }

    @Test
    void questions_stand_without_placeholders_and_answers_as_code() {
        assertThat(html).doesNotContain("&lt;image&gt;", "Image-1: ", "`");
        assertThat(html.split("<p class=\"answer\">[^<]*<code>")).hasSize(1 + 6);
    }
}
