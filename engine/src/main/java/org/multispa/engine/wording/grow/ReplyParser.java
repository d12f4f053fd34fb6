package org.multispa.engine.wording.grow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Finds the sentences in a model's reply, however it is wrapped: a JSON list, alone or in prose, in a code
/// fence or in an object; objects with a `text`; a list with dashes or numbers. Of a reply that was cut off the
/// whole sentences are taken. Thoughts before the reply proper, up to `</think>`, are passed over.
final class ReplyParser {
    private static final String THOUGHTS_END = "</think>";
    private static final int MOST = 200;
    private static final int MOST_STARTS = 50;
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> TEXT_FIELDS =
            Set.of("text", "template", "sentence", "task", "question", "answer", "value");
    private static final Pattern BULLET = Pattern.compile("(?m)^\\s{0,8}(?:[-*•]|\\d{1,3}[.)])\\s+(.{1,4000})$");

    private ReplyParser() {}

    /// At most 200 sentences, stripped, in their order; empty if there are none.
    static List<String> sentences(String whole) {
        String reply = whole.substring(Math.max(0, whole.lastIndexOf(THOUGHTS_END)));
        int starts = 0;
        for (int i = 0; i < reply.length() && starts < MOST_STARTS; i++) {
            if (reply.charAt(i) == '[' || reply.charAt(i) == '{') {
                starts++;
                List<String> found = json(reply.substring(i));
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return bullets(reply);
    }

    private static List<String> json(String text) {
        List<String> found = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null && found.size() < MOST; ) {
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                    if (depth == 0) {
                        return found;
                    }
                } else if (token == JsonToken.VALUE_STRING && isSentence(parser)) {
                    found.add(parser.getString().strip());
                }
                token = parser.nextToken();
            }
        } catch (JacksonException e) {
            return found;
        }
        return found;
    }

    private static boolean isSentence(JsonParser parser) {
        String name = parser.currentName();
        return parser.streamReadContext().inArray() || (name != null && TEXT_FIELDS.contains(name));
    }

    private static List<String> bullets(String reply) {
        List<String> found = new ArrayList<>();
        Matcher bullet = BULLET.matcher(reply);
        while (bullet.find() && found.size() < MOST) {
            found.add(bullet.group(1).strip().replaceAll("^\"(.*)\",?$", "$1"));
        }
        return found;
    }
}
