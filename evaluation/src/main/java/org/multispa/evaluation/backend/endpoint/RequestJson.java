package org.multispa.evaluation.backend.endpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.backend.Ask;
import tools.jackson.databind.json.JsonMapper;

/// Questions as they stand on the wire: texts and images of one message, in the order in which they are read.
final class RequestJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern PLACE = Pattern.compile(Sample.PLACEHOLDER, Pattern.LITERAL);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private RequestJson() {}

    /// @throws IOException if an image is neither JPEG nor PNG, or there are more or fewer places than images
    static byte[] of(String model, AskStyle style, Ask question) throws IOException {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "user");
        message.put("content", content(question, style.detail()));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("model", model);
        request.put("messages", List.of(message));
        request.putAll(style.limits());
        return MAPPER.writeValueAsBytes(request);
    }

    private static Object content(Ask question, AskStyle.Detail detail) throws IOException {
        List<byte[]> images = question.images();
        if (images.isEmpty()) {
            return question.text();
        }
        List<String> texts = texts(question);
        if (texts.size() != images.size() + 1) {
            throw new IOException("the text of question '" + question.id() + "' has places for " + (texts.size() - 1)
                    + " images, found " + images.size() + " images");
        }
        List<Map<String, Object>> parts = new ArrayList<>();
        addText(parts, texts.getFirst());
        for (int i = 0; i < images.size(); i++) {
            boolean leads = parts.size() == i;
            parts.add(image(question, i, detail));
            String text = texts.get(i + 1);
            addText(parts, leads && text.startsWith("\n") ? text.substring(1) : text);
        }
        return parts;
    }

    /// The texts before, between and behind the images, which come first where the text names no place for them.
    private static List<String> texts(Ask question) {
        List<String> texts = new ArrayList<>(List.of(PLACE.split(question.text(), -1)));
        if (texts.size() == 1) {
            texts.addAll(0, Collections.nCopies(question.images().size(), ""));
        }
        return texts;
    }

    /// Blank texts are left out, as some servers refuse them, and so is the line break that sets images at the
    /// beginning apart: a chat template puts its own there.
    private static void addText(List<Map<String, Object>> parts, String text) {
        if (!text.isBlank()) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("type", "text");
            part.put("text", text);
            parts.add(part);
        }
    }

    private static Map<String, Object> image(Ask question, int number, AskStyle.Detail detail) throws IOException {
        byte[] bytes = question.images().get(number);
        Map<String, Object> url = new LinkedHashMap<>();
        url.put(
                "url",
                "data:" + type(question, number) + ";base64,"
                        + Base64.getEncoder().encodeToString(bytes));
        if (detail != AskStyle.Detail.AUTO) {
            url.put("detail", detail.key());
        }
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", "image_url");
        part.put("image_url", url);
        return part;
    }

    private static String type(Ask question, int number) throws IOException {
        byte[] bytes = question.images().get(number);
        if (startsWith(bytes, PNG)) {
            return "image/png";
        }
        if (startsWith(bytes, JPEG)) {
            return "image/jpeg";
        }
        throw new IOException("image " + (number + 1) + " of question '" + question.id()
                + "' is neither a JPEG nor a PNG: it begins with other bytes");
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || bytes[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
