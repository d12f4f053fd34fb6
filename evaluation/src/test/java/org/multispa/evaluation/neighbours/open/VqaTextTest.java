package org.multispa.evaluation.neighbours.open;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VqaTextTest {
    /// Worked by hand after the published evaluation code of the VQA challenge.
    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Yes | yes | case",
                "a dog | dog | articles",
                "The end of an era | end of era | articles anywhere",
                "two | 2 | number words",
                "none | 0 | none is nought",
                "eleven | eleven | only up to ten",
                "basil leaves. | basil leaves | a full stop at the end",
                "1.5 liters | 1.5 liters | a point in a number stays",
                "U.S.A. | usa | points between letters go",
                "salt, pepper | salt pepper | a comma before a blank goes",
                "salt,pepper | salt pepper | a comma between letters becomes a blank",
                "1,000 | 1000 | a comma in a number goes",
                "1,000 red-brown | 1000 redbrown | and then every other sign too",
                "red-brown | red brown | a hyphen becomes a blank",
                "red - brown | red brown | a hyphen between blanks goes",
                "what? | what | a sign at the very end becomes a blank that is lost",
                "dont know | don't know | a contraction gets its apostrophe",
                "couldnt've | couldn't've | one of its two",
                "couldn'tve | couldn't've | the other",
                "somebody'd | somebodyd | as the published list has it",
                "lets | lets | not in the published list",
                "  many   blanks | many blanks | blanks",
                "'' | '' | nothing"
            })
    void answers_are_brought_into_the_form_that_is_compared(String answer, String form, String reason) {
        assertThat(VqaText.normal(answer)).as(reason).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "aint,ain't",
                "cant,can't",
                "hed've,he'd've",
                "he'dve,he'd've",
                "oclock,o'clock",
                "ow's'at,'ow's'at",
                "'ows'at,'ow's'at",
                "yall,y'all",
                "yall'd've,y'all'd've",
                "y'alld've,y'all'd've",
                "y'all'dve,y'all'd've",
                "twas,'twas",
                "theyre,they're",
                "wont,won't",
                "maam,ma'am",
                "thered,there'd",
                "notve,not've"
            })
    void contractions_of_the_published_list_are_known(String without, String with) {
        assertThat(VqaText.normal(without)).isEqualTo(with);
        assertThat(VqaText.normal(with)).isEqualTo(with);
    }
}
