package org.multispa.evaluation.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.Samples;
import org.multispa.evaluation.extract.MeasureUnit.Dimension;
import org.multispa.evaluation.extract.text.PlainText;
import org.multispa.evaluation.extract.text.Token;
import org.multispa.evaluation.extract.text.Tokenizer;
import org.multispa.evaluation.extract.text.Tokenizer.Commas;

/// The typed readings one by one, before a ladder chooses among what they find.
final class ReadingsTest {
    private static final Sample.Image IMAGE = new Sample.Image("i.jpg", 1000, 500);

    private static List<Token> tokens(String text) {
        return Tokenizer.tokens(PlainText.of(text), Commas.BELONG);
    }

    private static List<String> texts(Reading reading) {
        return reading.candidates().stream().map(one -> one.answer().text()).toList();
    }

    private static List<String> lengths(String text) {
        return texts(Scalars.read(tokens(text), Answer.Unit.MILLIMETRE));
    }

    private static List<String> vectors(String text) {
        return texts(Tuples.vectors(PlainText.of(text)));
    }

    private static List<String> pixels(String text) {
        return texts(Tuples.pixels(PlainText.of(text), IMAGE));
    }

    private static List<String> letters(String text, String... options) {
        return texts(Letters.read(tokens(text), Set.of(options)));
    }

    private static List<String> directions(String text, Word asked) {
        return texts(DirectionWords.read(tokens(text), asked));
    }

    @Test
    void numbers_with_a_unit_outweigh_bare_ones_and_these_the_numbers_of_a_list() {
        assertThat(lengths("5 and 7 mm")).containsExactly("7");
        assertThat(lengths("5 and 7")).containsExactly("5", "7");
        assertThat(lengths("1. first\n2. then 7")).containsExactly("7");
        assertThat(lengths("1. first\n2. second")).containsExactly("1", "2");
        assertThat(lengths("7. Yes")).containsExactly("7");
    }

    @Test
    void every_unit_of_length_has_its_factor() {
        assertThat(lengths("2 mm")).containsExactly("2");
        assertThat(lengths("2 cm")).containsExactly("20");
        assertThat(lengths("2 dm")).containsExactly("200");
        assertThat(lengths("2 m")).containsExactly("2000");
        assertThat(lengths("2 km")).containsExactly("2000000");
        assertThat(lengths("2 in")).containsExactly("51");
        assertThat(lengths("2 ft")).containsExactly("610");
        assertThat(lengths("2 yd")).containsExactly("1829");
        assertThat(lengths("2 厘米")).containsExactly("20");
        assertThat(lengths("2 Zentimeter")).containsExactly("20");
        assertThat(texts(Scalars.read(tokens("2 rad"), Answer.Unit.DEGREE))).containsExactly("115");
        assertThat(MeasureUnit.named("parsec")).isEmpty();
        assertThat(MeasureUnit.named("metres").orElseThrow().dimension()).isEqualTo(Dimension.LENGTH);
    }

    @Test
    void in_is_an_inch_only_where_it_is_no_preposition() {
        assertThat(lengths("5 in.")).containsExactly("127");
        assertThat(lengths("5 in the image")).containsExactly("5");
        assertThat(lengths("5 in 3 images")).containsExactly("5");
    }

    @Test
    void lengths_in_two_units_are_one_only_from_the_larger_to_the_smaller() {
        assertThat(lengths("1 m 5 cm")).containsExactly("1050");
        assertThat(lengths("-1 m 5 cm")).containsExactly("-1050");
        assertThat(lengths("5 cm 1 m")).containsExactly("50", "1000");
        assertThat(lengths("1 m 500 cm")).containsExactly("1000", "5000");
        assertThat(lengths("1.5 m 5 cm")).containsExactly("1500", "50");
        assertThat(lengths("1 m, 5 cm")).containsExactly("1000", "50");
    }

    @Test
    void a_number_beyond_all_lengths_is_out_of_range() {
        Reading reading = Scalars.read(tokens("1e13 mm"), Answer.Unit.MILLIMETRE);
        assertThat(reading.candidates()).isEmpty();
        assertThat(reading.outOfRange()).isTrue();
        assertThat(lengths("1e12 mm")).containsExactly("1000000000000");
        assertThat(Scalars.read(tokens("none"), Answer.Unit.MILLIMETRE).outOfRange())
                .isFalse();
    }

    @Test
    void candidates_agree_if_one_may_be_the_other_rounded() {
        Candidate metres = length("1.94 m");
        assertThat(metres.agrees(length("1941 mm"))).isTrue();
        assertThat(metres.agrees(length("1945 mm"))).isTrue();
        assertThat(metres.agrees(length("1946 mm"))).isFalse();
        assertThat(length("2 m").agrees(length("1941 mm"))).isTrue();
        assertThat(length("2 m").agrees(length("1600 mm"))).isFalse();
        assertThat(length("5 mm").agrees(length("6 mm"))).isFalse();
        assertThat(Candidate.agreed(List.of(metres, length("1941 mm")))).contains(length("1941 mm"));
        assertThat(Candidate.agreed(List.of(metres, length("2 cm")))).isEmpty();
        assertThat(Candidate.agreed(List.of())).isEmpty();
        assertThat(Candidate.first(List.of(metres, length("7 mm"), length("1941 mm"))))
                .contains(length("1941 mm"));
        assertThat(Candidate.first(List.of())).isEqualTo(Optional.empty());
    }

    private static Candidate length(String text) {
        return Scalars.read(tokens(text), Answer.Unit.MILLIMETRE).candidates().getFirst();
    }

    @Test
    void steps_are_what_the_last_digit_is_worth() {
        assertThat(length("1.94 m").step()).isEqualByComparingTo(BigDecimal.TEN);
        assertThat(length("1941 mm").step()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(length("1e3 mm").step()).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void brackets_outweigh_labels_and_these_bare_numbers() {
        assertThat(vectors("1 2 3, x=4 y=5 z=6, (7, 8, 9)")).containsExactly("[ 7 , 8 , 9 ]");
        assertThat(vectors("so 1 2 3. And x=4 y=5 z=6")).containsExactly("[ 4 , 5 , 6 ]");
        assertThat(vectors("so 1 2 3.")).containsExactly("[ 1 , 2 , 3 ]");
    }

    @Test
    void labels_may_come_in_any_order_and_with_words_between() {
        assertThat(vectors("z: 3; y: 2; x: 1")).containsExactly("[ 1 , 2 , 3 ]");
        assertThat(vectors("The x component (to the right) is 1 mm, the y component 2 mm, and z amounts to 3 mm."))
                .containsExactly("[ 1 , 2 , 3 ]");
        assertThat(vectors("x is 1, y is 2")).isEmpty();
        assertThat(vectors("x = 1, x = 2, x = 3")).isEmpty();
        assertThat(pixels("horizontally x is at 41, vertically y is at 53")).containsExactly("[ 41 , 53 ]");
    }

    @Test
    void a_vector_told_in_words_has_its_signs_from_them() {
        assertThat(vectors("right 1 m, up 20 cm, forward 3 mm")).containsExactly("[ 1000 , -200 , 3 ]");
        assertThat(vectors("3 mm to the left")).containsExactly("[ -3 , 0 , 0 ]");
        assertThat(vectors("moved backwards by about 40 mm")).containsExactly("[ 0 , 0 , -40 ]");
        assertThat(vectors("turned 40 degrees to the left")).isEmpty();
        assertThat(vectors("it moved left")).isEmpty();
        assertThat(vectors("first left 5 mm, then left 9 mm")).containsExactly("[ -9 , 0 , 0 ]");
    }

    @Test
    void units_of_a_list_are_its_own_those_behind_it_or_those_before() {
        assertThat(vectors("(1 cm, 2 cm, 3 cm)")).containsExactly("[ 10 , 20 , 30 ]");
        assertThat(vectors("(1, 2, 3) cm")).containsExactly("[ 10 , 20 , 30 ]");
        assertThat(vectors("(1, 2, 3 cm)")).containsExactly("[ 10 , 20 , 30 ]");
        assertThat(vectors("in cm: (1, 2, 3)")).containsExactly("[ 10 , 20 , 30 ]");
        assertThat(vectors("(1 m, 2 cm, 3 mm)")).containsExactly("[ 1000 , 20 , 3 ]");
        assertThat(vectors("(1 kg, 2 kg, 3 kg)")).isEmpty();
    }

    @Test
    void pixels_are_in_thousandths_unless_the_text_says_otherwise() {
        assertThat(pixels("(100, 100)")).containsExactly("[ 100 , 100 ]");
        assertThat(pixels("(100 px, 100 px)")).containsExactly("[ 100 , 200 ]");
        assertThat(pixels("(10%, 10 %)")).containsExactly("[ 100 , 100 ]");
        assertThat(pixels("(0.1, 0.1)")).containsExactly("[ 100 , 100 ]");
        assertThat(pixels("(0.1, 5)")).containsExactly("[ 0 , 5 ]");
        assertThat(pixels("(999.9, 0.5)")).containsExactly("[ 999 , 0 ]");
        assertThat(pixels("(3, 333 px)")).containsExactly("[ 3 , 666 ]");
        assertThat(Tuples.pixels("(5000, 1)", IMAGE).outOfRange()).isTrue();
    }

    @Test
    void letters_are_those_that_can_be_chosen() {
        assertThat(letters("A, B and C", "A", "B")).containsExactly("A", "B");
        assertThat(letters("point b", "A", "B")).containsExactly("B");
        assertThat(letters("a point", "A", "B")).isEmpty();
        assertThat(letters("A point", "A", "B")).isEmpty();
        assertThat(letters("A seems right", "A", "B")).containsExactly("A");
        assertThat(letters("Vitamin B12 and A4", "A", "B")).isEmpty();
        assertThat(letters("B-spline", "A", "B")).isEmpty();
        assertThat(letters("\"b\"", "A", "B")).containsExactly("B");
        assertThat(letters("C not B", "A", "B", "C")).containsExactly("C");
        assertThat(letters("instead of point B", "A", "B")).isEmpty();
    }

    @Test
    void the_letters_drawn_are_the_options() {
        Sample bare = Samples.of(Subtask.CORRESPONDENCE_CHOICE, new Answer.Choice("A"));
        assertThat(Letters.options(bare)).containsExactlyInAnyOrder("A", "B", "C", "D");
        assertThat(Letters.options(Samples.of(Subtask.DEPTH_COMPARISON_DOT, new Answer.Choice("A"))))
                .containsExactlyInAnyOrder("A", "B");
        Provenance from = bare.provenance();
        Overlay overlay = new Overlay(
                1, List.of(new Overlay.Dot(1, 1, "C"), new Overlay.Dot(9, 9, "E"), new Overlay.Dot(5, 5, "")));
        Sample drawn = new Sample(
                bare.id(),
                bare.images(),
                bare.conversations(),
                bare.subtask(),
                bare.split(),
                bare.truth(),
                new Provenance(
                        from.scene(),
                        from.family(),
                        from.frames(),
                        from.points(),
                        from.objects(),
                        from.raw(),
                        from.bin(),
                        from.profile(),
                        from.templates(),
                        List.of(overlay)));
        assertThat(Letters.options(drawn)).containsExactlyInAnyOrder("C", "E");
    }

    @Test
    void directions_are_those_of_the_axis_that_are_meant() {
        assertThat(directions("up and to the left", Word.RIGHT)).containsExactly("left");
        assertThat(directions("not to the left", Word.LEFT)).isEmpty();
        assertThat(directions("left or right", Word.LEFT)).isEmpty();
        assertThat(directions("left/right", Word.LEFT)).isEmpty();
        assertThat(directions("neither left nor right", Word.LEFT)).isEmpty();
        assertThat(directions("from the left to the right", Word.LEFT)).containsExactly("right");
        assertThat(directions("the right answer", Word.LEFT)).isEmpty();
        assertThat(directions("broken down, it went up", Word.UP)).containsExactly("up");
        assertThat(directions("anti-clockwise", Word.CLOCKWISE)).containsExactly("counterclockwise");
        assertThat(directions("moved back", Word.FORWARD)).containsExactly("backward");
        assertThat(directions("moved back to the start", Word.FORWARD)).isEmpty();
        assertThat(directions("向上", Word.DOWN)).containsExactly("up");
        assertThat(directions("实际上不知道", Word.DOWN)).isEmpty();
    }

    @Test
    void each_direction_has_one_opposite() {
        for (Word word : Word.values()) {
            assertThat(DirectionWords.opposite(word)).isNotEqualTo(word);
            assertThat(DirectionWords.opposite(DirectionWords.opposite(word))).isEqualTo(word);
        }
    }

    @Test
    void phrases_are_found_as_whole_words() {
        assertThat(phrases("It did not move.").still()).isTrue();
        assertThat(phrases("It did not, move!").still()).isTrue();
        assertThat(phrases("it did not movement").still()).isFalse();
        assertThat(phrases("It was not stationary").still()).isFalse();
        assertThat(phrases("").still()).isFalse();
        assertThat(phrases("I am sorry.").refuses()).isTrue();
        assertThat(phrases("Sorrywood is impossible").refuses()).isFalse();
        assertThat(phrases("N/A").refuses()).isTrue();
        assertThat(phrases("unknown").refuses()).isTrue();
        assertThat(phrases("the unknown").refuses()).isFalse();
    }

    @Test
    void a_concession_comes_behind_the_last_refusal() {
        assertThat(phrases("I cannot tell, but five").concession()).isPresent();
        assertThat(phrases("But I cannot tell").concession()).isEmpty();
        assertThat(phrases("Sorry, but I cannot tell").concession()).isEmpty();
        assertThat(phrases("five").concession()).isEmpty();
        String text = "I cannot tell, however five";
        assertThat(text.substring(phrases(text).concession().orElseThrow())).isEqualTo(" five");
    }

    private static Phrases phrases(String text) {
        return new Phrases(tokens(text));
    }

    @Test
    void marked_parts_come_with_the_surest_first() {
        assertThat(parts("**bold** Answer: line\n<answer>tag</answer> \\boxed{box}"))
                .containsExactly("box", "tag", "line", "bold");
        assertThat(parts("nothing")).isEmpty();
        assertThat(parts("\\boxed{a{b}c}")).containsExactly("a{b}c");
        assertThat(parts("\\boxed{open")).isEmpty();
        assertThat(parts("<answer>open")).containsExactly("open");
        assertThat(parts("Answer: a\nAnswer: b")).containsExactly("b");
        assertThat(parts("The answer to this is a")).containsExactly("a");
        assertThat(parts("The answer. It is a")).isEmpty();
        assertThat(parts("# Answer\n\n a")).containsExactly("a");
        assertThat(parts("answer in metres is 2")).containsExactly("in metres is 2");
        assertThat(parts("**" + "x".repeat(200) + "**")).isEmpty();
        assertThat(parts("****")).isEmpty();
    }

    private static List<String> parts(String text) {
        return Marked.parts(text, tokens(text)).stream().map(Marked.Part::text).toList();
    }
}
