package org.multispa.model.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ImagePlaceholdersTest {
    private static String shown(List<Turn> turns) {
        StringBuilder all = new StringBuilder();
        for (Turn turn : turns) {
            all.append(turn.role() == Turn.Role.USER ? "U:" : "A:");
            for (Part part : turn.parts()) {
                all.append(
                        switch (part) {
                            case Part.Text(String text) -> text;
                            case Part.Image(int tokens) -> "{" + tokens + "}";
                        });
            }
            all.append('|');
        }
        return all.toString();
    }

    @Test
    void images_stand_where_the_text_says_in_order_over_all_turns() throws PromptException {
        List<Turn> turns = List.of(Turn.user("<image><image>\na"), Turn.assistant("<image>"), Turn.user("b <image>"));
        assertThat(shown(ImagePlaceholders.fill(turns, 1, 2, 3))).isEqualTo("U:{1}{2}\na|A:<image>|U:b {3}|");
    }

    @Test
    void one_image_without_a_placeholder_stands_before_the_first_question() throws PromptException {
        List<Turn> turns = List.of(Turn.user("a"), Turn.assistant("x"), Turn.user("b"));
        assertThat(shown(ImagePlaceholders.fill(turns, 7))).isEqualTo("U:{7}\na|A:x|U:b|");
    }

    @Test
    void several_images_without_placeholders_stand_before_the_first_question_on_numbered_lines()
            throws PromptException {
        assertThat(shown(ImagePlaceholders.fill(List.of(Turn.user("a")), 7, 8, 9)))
                .isEqualTo("U:Image-1: {7}\nImage-2: {8}\nImage-3: {9}\na|");
    }

    @Test
    void no_image_and_no_placeholder_leave_the_turns_as_they_are() throws PromptException {
        assertThat(shown(ImagePlaceholders.fill(List.of(Turn.user("a <img>"))))).isEqualTo("U:a <img>|");
    }

    @Test
    void other_numbers_are_refused_with_both_counts() {
        assertThatThrownBy(() -> ImagePlaceholders.fill(List.of(Turn.user("<image>")), 1, 2))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("1 and 2");
        assertThatThrownBy(() -> ImagePlaceholders.fill(List.of(Turn.user("<image> <image> <image>")), 1, 2))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("3 and 2");
        assertThatThrownBy(() -> ImagePlaceholders.fill(List.of(Turn.user("<image>"))))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("1 and 0");
        assertThatThrownBy(() -> ImagePlaceholders.fill(List.of(), 4)).isInstanceOf(PromptException.class);
    }

    @Test
    void images_that_already_have_their_place_keep_it() throws PromptException {
        Turn mixed = new Turn(Turn.Role.USER, List.of(new Part.Image(5), new Part.Text("<image> a")));
        assertThat(shown(ImagePlaceholders.fill(List.of(mixed), 6))).isEqualTo("U:{5}{6} a|");
    }
}
