package org.multispa.dataset.export.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Turn;
import org.multispa.dataset.export.ExportData;
import org.multispa.dataset.export.ExportOptions;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.output.ImagesMode;
import tools.jackson.databind.JsonNode;

/// Each layout is read back by its documented schema, every sample and image compared.
final class ConversationFormatsTest {
    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    private static List<Sample> of(String split, ExportData data) throws IOException {
        return data.samples().stream()
                .filter(sample -> sample.split().equals(split))
                .toList();
    }

    /// The turns that a reader must find: those of the sample, or its question and the true answer.
    private static void assertConversation(JsonNode conversation, Sample sample) {
        List<Turn> turns = new ArrayList<>(sample.conversations());
        if (turns.size() == 1) {
            turns.add(new Turn(Turn.Speaker.GPT, "`" + sample.truth().text() + "`"));
        }
        assertThat(conversation.size()).isEqualTo(turns.size()).isEven();
        for (int i = 0; i < turns.size(); i++) {
            assertThat(Json.fields(conversation.get(i))).containsExactly("from", "value");
            assertThat(conversation.get(i).get("from").stringValue()).isEqualTo(i % 2 == 0 ? "human" : "gpt");
            assertThat(conversation.get(i).get("value").stringValue())
                    .isEqualTo(turns.get(i).value());
        }
    }

    private void assertImages(List<String> paths, Path root, Sample sample, ExportData data) throws IOException {
        assertThat(paths).hasSize(sample.images().size());
        for (int i = 0; i < paths.size(); i++) {
            assertThat(Files.readAllBytes(root.resolve(paths.get(i)))).isEqualTo(data.seen(sample, i));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void internvl_finds_every_sample_through_its_meta_file(ImagesMode mode) throws IOException {
        ExportData data = ExportData.write(folder, mode);
        data.export(new InternVlFormat(), out());
        for (String split : List.of("train", "val")) {
            Map<String, Sample> expected = new TreeMap<>();
            of(split, data).forEach(sample -> expected.put(sample.id(), sample));
            JsonNode meta = Json.file(out().resolve(split.equals("train") ? "meta.json" : "meta-val.json"));
            for (Map.Entry<String, JsonNode> entry : meta.properties()) {
                JsonNode its = entry.getValue();
                assertThat(Json.fields(its))
                        .containsExactly(
                                "root", "annotation", "data_augment", "max_dynamic_patch", "repeat_time", "length");
                assertThat(its.get("data_augment").booleanValue()).isFalse();
                assertThat(its.get("repeat_time").intValue()).isEqualTo(1);
                Path annotation = Path.of(its.get("annotation").stringValue());
                assertThat(annotation).isAbsolute().hasExtension("jsonl");
                List<JsonNode> lines = Json.lines(annotation);
                assertThat(its.get("length").intValue()).isEqualTo(lines.size());
                int most = 0;
                for (JsonNode line : lines) {
                    Sample sample = Objects.requireNonNull(
                            expected.remove(line.get("id").stringValue()), "an unexpected id");
                    assertThat(entry.getKey())
                            .isEqualTo("multispa-" + sample.subtask().id());
                    assertInternVlLine(line, sample);
                    assertImages(
                            Json.texts(line.get("image")),
                            Path.of(its.get("root").stringValue()),
                            sample,
                            data);
                    most = Math.max(most, sample.images().size());
                }
                assertThat(its.get("max_dynamic_patch").intValue()).isEqualTo(6 * most);
            }
            assertThat(expected).isEmpty();
        }
    }

    private static void assertInternVlLine(JsonNode line, Sample sample) {
        assertThat(Json.fields(line))
                .containsExactly("id", "image", "conversations", "height_list", "width_list", "question_type");
        assertThat(line.get("image").isString()).isEqualTo(sample.images().size() == 1);
        assertThat(line.get("height_list").valueStream().map(JsonNode::intValue))
                .containsExactlyElementsOf(
                        sample.images().stream().map(Sample.Image::height).toList());
        assertThat(line.get("width_list").valueStream().map(JsonNode::intValue))
                .containsExactlyElementsOf(
                        sample.images().stream().map(Sample.Image::width).toList());
        assertThat(line.get("question_type").stringValue())
                .isEqualTo(sample.subtask().publishedName());
        assertConversation(line.get("conversations"), sample);
    }

    @ParameterizedTest
    @EnumSource(names = "DRAWN")
    void internvls_meta_file_names_the_place_that_was_asked_for(ImagesMode mode) throws IOException {
        ExportData data = ExportData.write(folder, mode);
        ExportOptions options = new ExportOptions(
                "rooms", ImageHandling.NONE, 10, OptionalInt.of(4), Optional.of(Path.of("/mnt/it's")));
        data.export(new InternVlFormat(), out(), options);
        assertThat(out().resolve("images")).doesNotExist();
        JsonNode entry = Json.file(out().resolve("meta.json")).get("rooms-camera-distance");
        assertThat(entry.get("annotation").stringValue())
                .isEqualTo("/mnt/it's/annotations/train/camera-distance.jsonl");
        assertThat(entry.get("max_dynamic_patch").intValue()).isEqualTo(4);
        Path root = Path.of(entry.get("root").stringValue());
        assertThat(root).isEqualTo(data.root().toRealPath());
        for (JsonNode line : Json.lines(out().resolve("annotations/train/camera-distance.jsonl"))) {
            assertThat(Json.texts(line.get("image")))
                    .allSatisfy(path -> assertThat(root.resolve(path)).exists());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void llava_reads_one_array_a_split(ImagesMode mode) throws IOException {
        ExportData data = ExportData.write(folder, mode);
        data.export(new LlavaFormat(), out());
        for (String split : List.of("train", "val")) {
            JsonNode array = Json.file(out().resolve(split + ".json"));
            assertThat(array.isArray()).isTrue();
            List<Sample> samples = of(split, data);
            assertThat(array.size()).isEqualTo(samples.size());
            for (int i = 0; i < samples.size(); i++) {
                Sample sample = samples.get(i);
                JsonNode line = array.get(i);
                assertThat(Json.fields(line)).containsExactly("id", "image", "conversations", "subtask");
                assertThat(line.get("id").stringValue()).isEqualTo(sample.id());
                assertThat(line.get("image").isString())
                        .isEqualTo(sample.images().size() == 1);
                assertConversation(line.get("conversations"), sample);
                assertImages(Json.texts(line.get("image")), out(), sample, data);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void llama_factory_finds_files_and_columns_by_the_info_file(ImagesMode mode) throws IOException {
        ExportData data = ExportData.write(folder, mode);
        data.export(new ShareGptFormat(), out());
        JsonNode info = Json.file(out().resolve("dataset_info.json"));
        assertThat(Json.fields(info)).containsExactly("multispa_train", "multispa_val");
        for (String split : List.of("train", "val")) {
            JsonNode its = info.get("multispa_" + split);
            assertThat(Json.fields(its)).containsExactly("file_name", "formatting", "columns");
            assertThat(its.get("formatting").stringValue()).isEqualTo("sharegpt");
            String messages = its.get("columns").get("messages").stringValue();
            String images = its.get("columns").get("images").stringValue();
            List<JsonNode> lines = Json.lines(out().resolve(its.get("file_name").stringValue()));
            List<Sample> samples = of(split, data);
            assertThat(lines).hasSameSizeAs(samples);
            for (int i = 0; i < samples.size(); i++) {
                assertConversation(lines.get(i).get(messages), samples.get(i));
                assertThat(lines.get(i).get(images).isArray()).isTrue();
                assertImages(Json.texts(lines.get(i).get(images)), out(), samples.get(i), data);
                assertThat(lines.get(i).get("id").stringValue())
                        .isEqualTo(samples.get(i).id());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void messages_hold_text_and_images_in_their_order(ImagesMode mode) throws IOException {
        ExportData data = ExportData.write(folder, mode);
        for (ImageHandling handling : List.of(ImageHandling.EMBED, ImageHandling.COPY)) {
            Path out = folder.resolve(handling.key());
            data.export(new MessagesFormat(), out, ExportOptions.with(handling));
            for (String split : List.of("train", "val")) {
                List<JsonNode> lines = Json.lines(out.resolve(split + ".jsonl"));
                List<JsonNode> index = Json.lines(out.resolve(split + ".index.jsonl"));
                List<Sample> samples = of(split, data);
                assertThat(lines).hasSameSizeAs(samples).hasSameSizeAs(index);
                for (int i = 0; i < samples.size(); i++) {
                    Sample sample = samples.get(i);
                    assertThat(Json.fields(lines.get(i))).containsExactly("messages");
                    assertMessages(lines.get(i).get("messages"), sample, data, out);
                    assertThat(index.get(i).get("id").stringValue()).isEqualTo(sample.id());
                    assertThat(index.get(i).get("answer").stringValue())
                            .isEqualTo(sample.truth().text());
                    assertThat(index.get(i).has("unit"))
                            .isEqualTo(sample.subtask().unit().isPresent());
                }
            }
        }
    }

    private static void assertMessages(JsonNode messages, Sample sample, ExportData data, Path root)
            throws IOException {
        int image = 0;
        for (int turn = 0; turn < messages.size(); turn++) {
            JsonNode message = messages.get(turn);
            assertThat(Json.fields(message)).containsExactly("role", "content");
            assertThat(message.get("role").stringValue()).isEqualTo(turn % 2 == 0 ? "user" : "assistant");
            JsonNode content = message.get("content");
            if (turn % 2 == 1) {
                assertThat(content.stringValue()).contains("`" + sample.truth().text() + "`");
                continue;
            }
            StringBuilder text = new StringBuilder();
            for (JsonNode part : content) {
                switch (part.get("type").stringValue()) {
                    case "text" -> text.append(part.get("text").stringValue());
                    case "image_url" -> {
                        String url = part.get("image_url").get("url").stringValue();
                        assertThat(bytes(url, root)).isEqualTo(data.seen(sample, image++));
                        text.append("<image>");
                    }
                    default -> throw new AssertionError(part);
                }
            }
            assertThat(text.toString().replaceAll("\\s", ""))
                    .isEqualTo(sample.conversations().get(turn).value().replaceAll("\\s", ""));
        }
        assertThat(messages.size()).isEven();
        assertThat(image).isEqualTo(sample.images().size());
    }

    private static byte[] bytes(String url, Path root) throws IOException {
        String head = "data:image/jpeg;base64,";
        return url.startsWith(head)
                ? Base64.getDecoder().decode(url.substring(head.length()))
                : Files.readAllBytes(root.resolve(url));
    }
}
