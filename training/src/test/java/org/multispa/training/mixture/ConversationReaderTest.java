package org.multispa.training.mixture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.DatasetException;
import org.multispa.images.ImageSize;
import org.multispa.model.chat.Turn;

final class ConversationReaderTest {
    private static final String TALK =
            "\"conversations\":[{\"from\":\"human\",\"value\":\"hi\"}," + "{\"from\":\"gpt\",\"value\":\"yes\"}]";

    private final ConversationReader reader = new ConversationReader(Path.of("/images"));

    private RawSample read(String json) throws DatasetException {
        return reader.read(json.getBytes(UTF_8), "set: file sample 3");
    }

    @Test
    void a_text_only_conversation_has_no_images() throws DatasetException {
        for (String image : List.of("", "\"image\":null,", "\"image\":\"\",", "\"image\":[],")) {
            RawSample sample = read("{\"id\":\"a7\"," + image + TALK + "}");
            assertThat(sample.images()).isEmpty();
            assertThat(sample.turns()).containsExactly(Turn.user("hi"), Turn.assistant("yes"));
            assertThat(sample.system()).isEmpty();
            assertThat(sample.name()).isEqualTo("set: file sample 3 ('a7')");
        }
    }

    @Test
    void ids_may_be_numbers_or_missing() throws DatasetException {
        assertThat(read("{\"id\":12," + TALK + "}").name()).endsWith("('12')");
        assertThat(read("{" + TALK + "}").name()).isEqualTo("set: file sample 3");
        assertThat(read("{\"id\":null," + TALK + "}").name()).isEqualTo("set: file sample 3");
    }

    @Test
    void one_image_may_stand_alone_or_in_a_list() throws DatasetException {
        for (String image : List.of("\"coco/a b.jpg\"", "[\"coco/a b.jpg\"]", "\"./coco/a b.jpg\"")) {
            assertThat(read("{\"image\":" + image + "," + TALK + "}").images())
                    .containsExactly(new ImageRef(Path.of("/images/coco/a b.jpg"), Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void sizes_are_taken_from_lists_and_single_fields() throws DatasetException {
        String two = "{\"image\":[\"a.jpg\",\"b.jpg\"],\"width_list\":[64,32],\"height_list\":[48,24]," + TALK + "}";
        assertThat(read(two).images())
                .extracting(ImageRef::size)
                .containsExactly(Optional.of(new ImageSize(64, 48)), Optional.of(new ImageSize(32, 24)));
        assertThat(read("{\"image\":\"a.jpg\",\"width\":7,\"height\":9," + TALK + "}")
                        .images())
                .extracting(ImageRef::size)
                .containsExactly(Optional.of(new ImageSize(7, 9)));
    }

    @Test
    void sizes_that_make_no_sense_are_passed_over() throws DatasetException {
        for (String sizes : List.of(
                "\"width_list\":[1],\"height_list\":[1]",
                "\"width_list\":[-4,2],\"height_list\":[0,2]",
                "\"width_list\":[1e99,\"2\"],\"height_list\":[2,2]",
                "\"width_list\":{},\"height_list\":[2,2]",
                "\"width_list\":[9999999,null],\"height_list\":[2,2]")) {
            RawSample sample = read("{\"image\":[\"a.jpg\",\"b.jpg\"]," + sizes + "," + TALK + "}");
            assertThat(sample.images().getFirst().size()).as(sizes).isEmpty();
        }
    }

    @Test
    void several_turns_and_a_system_line_are_kept_in_order() throws DatasetException {
        RawSample sample = read("{\"conversations\":[{\"from\":\"system\",\"value\":\"Be brief.\"},"
                + "{\"from\":\"human\",\"value\":\"1\"},{\"from\":\"gpt\",\"value\":\"2\"},"
                + "{\"from\":\"human\",\"value\":\"3\"},{\"from\":\"gpt\",\"value\":\"4\"}]}");
        assertThat(sample.system()).contains("Be brief.");
        assertThat(sample.turns())
                .containsExactly(Turn.user("1"), Turn.assistant("2"), Turn.user("3"), Turn.assistant("4"));
    }

    @Test
    void fields_nobody_needs_are_passed_over() throws DatasetException {
        assertThat(read("{\"question_type\":\"x\",\"extra\":{\"deep\":[1]}," + TALK + "}")
                        .turns())
                .hasSize(2);
    }

    @Test
    void what_is_not_of_the_form_is_refused_naming_the_field() {
        Map.ofEntries(
                        Map.entry("{}", "conversations"),
                        Map.entry("[]", "JSON object"),
                        Map.entry("{\"conversations\":\"x\"}", "conversations"),
                        Map.entry("{\"conversations\":[1]}", "conversations.from"),
                        Map.entry("{\"conversations\":[{\"from\":\"human\"}]}", "conversations.value"),
                        Map.entry("{\"conversations\":[{\"from\":\"human\",\"value\":3}]}", "conversations.value"),
                        Map.entry("{\"conversations\":[{\"from\":\"user\",\"value\":\"a\"}]}", "human, gpt or system"),
                        Map.entry(
                                "{\"conversations\":[{\"from\":\"human\",\"value\":\"a\"},"
                                        + "{\"from\":\"system\",\"value\":\"b\"}]}",
                                "first"),
                        Map.entry("{\"id\":[]," + TALK + "}", "'id'"),
                        Map.entry("{\"image\":3," + TALK + "}", "'image'"),
                        Map.entry("{\"image\":[\"a.jpg\",4]," + TALK + "}", "'image'"),
                        Map.entry("{\"id\":\"a\",\"id\":\"b\"," + TALK + "}", "broken JSON"),
                        Map.entry("{" + TALK + "} {}", "broken JSON"),
                        Map.entry("{" + TALK, "broken JSON"),
                        Map.entry("", "JSON"))
                .forEach((json, expected) -> assertThatExceptionOfType(DatasetException.class)
                        .as(json)
                        .isThrownBy(() -> read(json))
                        .withMessageContaining(expected));
    }

    @Test
    void paths_that_lead_out_of_the_image_root_are_refused() {
        for (String path : List.of(
                "../a.jpg", "/etc/passwd", "a/../../b.jpg", "C:/a.jpg", "a//b.jpg", "a\\\\b.jpg", "a\\u0000b")) {
            assertThatExceptionOfType(DatasetException.class)
                    .as(path)
                    .isThrownBy(() -> read("{\"image\":\"" + path + "\"," + TALK + "}"))
                    .withMessageContaining("relative path");
        }
    }

    @Test
    void deep_nesting_is_refused_without_an_overflow() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> read("{\"extra\":" + deep + "," + TALK + "}"));
    }

    @Test
    void samples_cut_or_changed_anywhere_are_read_or_refused_and_nothing_else() {
        byte[] whole = ("{\"id\":\"a\",\"image\":[\"a.jpg\"],\"width_list\":[6],\"height_list\":[4]," + TALK + "}")
                .getBytes(UTF_8);
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = i < whole.length ? Arrays.copyOf(whole, i) : whole.clone();
            if (i >= whole.length) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(reader.read(bytes, "place").turns()).isNotNull();
            } catch (DatasetException e) {
                assertThat(e).hasMessageMatching("(?s)(broken JSON: |field '|expected a JSON object).*");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }
}
