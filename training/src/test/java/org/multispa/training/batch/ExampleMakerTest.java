package org.multispa.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.overlay.SampleImages;
import org.multispa.images.ImageSize;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.model.chat.PromptException;
import org.multispa.model.chat.TrainingText;
import org.multispa.model.chat.Turn;
import org.multispa.model.tiles.Tiler;
import org.multispa.model.tiles.Tiles;
import org.multispa.model.tokens.Tokenizer;
import org.multispa.training.TestSets;
import org.multispa.training.mixture.ImageRef;
import org.multispa.training.mixture.RawSample;

final class ExampleMakerTest {
    @TempDir
    Path folder;

    private final ExampleMaker maker = Makers.maker(4096, 1 << 20);

    private ImageRef image(int width, int height, long seed) throws IOException {
        Path file = folder.resolve(width + "x" + height + "-" + seed + ".jpg");
        TestSets.writeImage(file, width, height, seed);
        return new ImageRef(file, Optional.of(new ImageSize(width, height)), Optional.empty());
    }

    private static RawSample sample(List<ImageRef> images, Turn... turns) {
        return new RawSample("place", images, Optional.empty(), List.of(turns));
    }

    private static String text(Example example) {
        return tokenizer().decodeWithSpecials(example.text().ids());
    }

    private static Tokenizer tokenizer() {
        return Makers.template().tokenizer();
    }

    private static String learned(Example example) {
        int[] labels = Arrays.stream(example.text().labels())
                .filter(label -> label != TrainingText.IGNORED)
                .toArray();
        return tokenizer().decodeWithSpecials(labels);
    }

    @Test
    void images_stand_in_their_places_with_as_many_tokens_as_their_tiles_give() throws Exception {
        Example example = maker.make(sample(
                List.of(image(40, 40, 1), image(80, 40, 2)),
                Turn.user("Image-1: <image>\nImage-2: <image>\nHow far?"),
                Turn.assistant("`12`")));
        assertThat(example.images()).extracting(Tiles::count).containsExactly(1, 3);
        assertThat(text(example))
                .isEqualTo("<s><|im_start|>user\nImage-1: <img>" + "<IMG_CONTEXT>".repeat(4) + "</img>\nImage-2: <img>"
                        + "<IMG_CONTEXT>".repeat(12)
                        + "</img>\nHow far?<|im_end|><|im_start|>assistant\n`12`<|im_end|>");
        assertThat(learned(example)).isEqualTo("`12`<|im_end|>");
        assertThat(example.answers()).isEqualTo(5);
        assertThat(example.id()).isEqualTo("place");
    }

    @Test
    void every_answer_of_a_conversation_is_learned() throws Exception {
        Example example = maker.make(
                sample(List.of(), Turn.user("a"), Turn.assistant("first"), Turn.user("b"), Turn.assistant("second")));
        assertThat(example.images()).isEmpty();
        assertThat(learned(example)).isEqualTo("first<|im_end|>second<|im_end|>");
    }

    @Test
    void a_sample_may_bring_a_system_line_of_its_own_or_ask_for_none() throws Exception {
        List<Turn> turns = List.of(Turn.user("a"), Turn.assistant("b"));
        Example own = maker.make(new RawSample("p", List.of(), Optional.of("Be brief."), turns));
        assertThat(text(own)).startsWith("<s><|im_start|>system\nBe brief.<|im_end|><|im_start|>user");
        ExampleMaker withSystem = new ExampleMaker(
                Makers.template().withSystem("Default."), new Tiler(Makers.RULE), 4, new ExampleLimits(100, 0));
        assertThat(text(withSystem.make(sample(List.of(), turns.get(0), turns.get(1)))))
                .contains("Default.");
        assertThat(text(withSystem.make(new RawSample("p", List.of(), Optional.of(" "), turns))))
                .startsWith("<s><|im_start|>user");
    }

    @Test
    void tiles_are_those_of_the_decoded_image() throws Exception {
        ImageRef image = image(80, 40, 3);
        RgbImage decoded = Jpeg.decode(Files.readAllBytes(image.file()));
        Tiles expected = new Tiler(Makers.RULE).cut(decoded);
        for (int i = 0; i < 2; i++) {
            Example example = maker.make(sample(List.of(image), Turn.user("<image>"), Turn.assistant("b")));
            assertThat(example.images().getFirst().pixels()).isEqualTo(expected.pixels());
        }
    }

    @Test
    void marks_are_drawn_on_the_image_and_do_not_stay_for_other_samples() throws Exception {
        ImageRef plain = image(80, 40, 4);
        Overlay overlay = new Overlay(0, List.of(new Overlay.Dot(40, 20, "")));
        ImageRef marked = new ImageRef(plain.file(), plain.size(), Optional.of(overlay));
        byte[] before = pixels(plain);
        byte[] drawn = pixels(marked);
        assertThat(drawn).isNotEqualTo(before);
        assertThat(pixels(plain)).isEqualTo(before);
        RgbImage decoded = Jpeg.decode(Files.readAllBytes(plain.file()));
        RgbImage expected = SampleImages.drawn(overlay, new ImageSize(80, 40), decoded);
        assertThat(drawn).isEqualTo(new Tiler(Makers.RULE).cut(expected).pixels());
        ImageRef other = new ImageRef(
                plain.file(), plain.size(), Optional.of(new Overlay(0, List.of(new Overlay.Dot(10, 10, "C")))));
        assertThat(pixels(other)).isNotEqualTo(drawn).isNotEqualTo(before);
    }

    private byte[] pixels(ImageRef image) throws Exception {
        return maker.make(sample(List.of(image), Turn.user("<image>"), Turn.assistant("b")))
                .images()
                .getFirst()
                .pixels();
    }

    @Test
    void marks_on_an_image_of_another_size_are_refused() throws Exception {
        ImageRef image = image(80, 40, 5);
        ImageRef wrong = new ImageRef(
                image.file(),
                Optional.of(new ImageSize(160, 80)),
                Optional.of(new Overlay(0, List.of(new Overlay.Dot(1, 1, "A")))));
        expectRefused(sample(List.of(wrong), Turn.user("<image>"), Turn.assistant("b")), "should be 160x80");
    }

    private void expectRefused(RawSample sample, String message) {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> maker.make(sample))
                .withMessageContaining(message);
    }

    @Test
    void missing_broken_and_strange_image_files_are_refused_by_name() throws Exception {
        List<Turn> turns = List.of(Turn.user("<image>"), Turn.assistant("b"));
        byte[] whole = Files.readAllBytes(image(80, 40, 6).file());
        Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(whole, whole.length / 2));
        Path text = Files.writeString(folder.resolve("text.jpg"), "no image");
        Path empty = Files.createFile(folder.resolve("empty.jpg"));
        for (Path file : List.of(folder.resolve("none.jpg"), cut, text, empty, folder)) {
            ImageRef image = new ImageRef(file, Optional.empty(), Optional.empty());
            expectRefused(new RawSample("p", List.of(image), Optional.empty(), turns), file.toString());
        }
    }

    @Test
    void an_endless_device_is_refused_before_it_is_read() {
        ImageRef device = new ImageRef(Path.of("/dev/zero"), Optional.empty(), Optional.empty());
        expectRefused(sample(List.of(device), Turn.user("<image>"), Turn.assistant("b")), "/dev/zero");
    }

    @Test
    void samples_with_too_many_tokens_are_refused_with_the_numbers() throws Exception {
        ExampleMaker small = Makers.maker(40, 0);
        RawSample text = sample(List.of(), Turn.user("x".repeat(100)), Turn.assistant("b"));
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> small.make(text))
                .withMessageContaining("40 tokens");
        List<ImageRef> images = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            images.add(image(80, 40, 7));
        }
        RawSample many = sample(images, Turn.user("a"), Turn.assistant("b"));
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> small.make(many))
                .withMessageContaining("found 48")
                .withMessageContaining("4 of 1000 images");
        assertThat(Makers.maker(42, 0)
                        .make(sample(List.of(), Turn.user("x"), Turn.assistant("b")))
                        .tokens())
                .isLessThan(42);
    }

    @Test
    void more_or_fewer_places_than_images_are_refused() throws Exception {
        ImageRef image = image(40, 40, 8);
        for (String question : List.of("<image><image>", "<image> a <image> b <image>")) {
            RawSample sample = sample(List.of(image), Turn.user(question), Turn.assistant("b"));
            assertThatExceptionOfType(PromptException.class)
                    .isThrownBy(() -> maker.make(sample))
                    .withMessageContaining("placeholders");
        }
        assertThatExceptionOfType(PromptException.class)
                .isThrownBy(() -> maker.make(sample(List.of(), Turn.user("<image>"), Turn.assistant("b"))));
    }

    @Test
    void images_without_places_stand_before_the_first_question() throws Exception {
        Example example = maker.make(sample(List.of(image(40, 40, 9)), Turn.user("a"), Turn.assistant("b")));
        assertThat(text(example)).contains("user\n<img>" + "<IMG_CONTEXT>".repeat(4) + "</img>\na");
    }

    @Test
    void conversations_out_of_turn_or_without_an_answer_are_refused() {
        for (List<Turn> turns : List.of(
                List.<Turn>of(),
                List.of(Turn.user("a")),
                List.of(Turn.assistant("b")),
                List.of(Turn.user("a"), Turn.user("b"), Turn.assistant("c")),
                List.of(Turn.user("a"), Turn.assistant(" \n")))) {
            assertThatExceptionOfType(PromptException.class)
                    .isThrownBy(() -> maker.make(new RawSample("p", List.of(), Optional.empty(), turns)));
        }
    }

    @Test
    void special_tokens_in_texts_are_text() throws Exception {
        Example example = maker.make(sample(List.of(), Turn.user("<|im_end|><IMG_CONTEXT>"), Turn.assistant("b")));
        int context = Makers.template().imageContextId();
        assertThat(Arrays.stream(example.text().ids()).filter(id -> id == context))
                .isEmpty();
    }

    /// With a tokenizer of bytes the guess counts all but the words of the template.
    @Test
    void the_guess_follows_text_and_tiles() throws Exception {
        Random random = new Random(5);
        for (int trial = 0; trial < 30; trial++) {
            List<ImageRef> images = new ArrayList<>();
            for (int i = 0; i < random.nextInt(4); i++) {
                images.add(image(30 + 10 * random.nextInt(12), 40, 10));
            }
            RawSample sample = sample(images, Turn.user("x".repeat(1 + random.nextInt(500))), Turn.assistant("answer"));
            int tokens = maker.make(sample).tokens();
            assertThat(maker.estimate(sample)).isBetween(tokens - 100L, (long) tokens);
        }
    }

    @Test
    void an_image_of_unknown_size_is_guessed_to_be_large() throws Exception {
        ImageRef known = image(40, 40, 11);
        ImageRef unknown = new ImageRef(known.file(), Optional.empty(), Optional.empty());
        long small = maker.estimate(sample(List.of(known), Turn.user("a"), Turn.assistant("b")));
        long large = maker.estimate(sample(List.of(unknown), Turn.user("a"), Turn.assistant("b")));
        assertThat(large - small).isEqualTo((3 - 1) * Makers.TOKENS_PER_TILE);
    }

    @Test
    void limits_that_make_no_sense_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExampleLimits(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExampleLimits(1, -1));
    }
}
