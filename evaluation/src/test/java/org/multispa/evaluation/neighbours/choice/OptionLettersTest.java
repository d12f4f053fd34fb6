package org.multispa.evaluation.neighbours.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionLettersTest {
    private static final List<String> OPTIONS = List.of("left", "right", "above", "below it");

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "B | B | the letter alone",
                "(B) | B | in brackets",
                "B. | B | with a full stop",
                "**C** | C | bold",
                "The answer is B | B | among the last words",
                "B. right | B | with the text of the option",
                "B because the chair stands right of the table | - | more than four words behind the letter",
                "The correct answer is **D**. Here is why: it hangs under the table in the image | D | announced",
                "answer is E | - | no such option",
                "A or B | - | two letters",
                "right | B | the text of an option",
                "It is BELOW IT. | D | case aside",
                "left and right | - | two texts",
                "I see a chair | - | a small a is no letter",
                "E | - | a letter that is no option",
                "'' | - | nothing"
            })
    void letters_are_found(String reply, String letter, String reason) {
        Optional<Character> found = OptionLetters.read(reply, OPTIONS.size(), OPTIONS);
        assertThat(found.map(String::valueOf).orElse("-")).as(reason).isEqualTo(letter);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void the_text_of_an_option_does_not_count_in_a_much_longer_reply(boolean longer) {
        String reply =
                longer ? "To the right of it there is a lamp, and beside that a large red sofa." : "to the right";
        assertThat(OptionLetters.read(reply, OPTIONS.size(), OPTIONS).isEmpty()).isEqualTo(longer);
    }
}
