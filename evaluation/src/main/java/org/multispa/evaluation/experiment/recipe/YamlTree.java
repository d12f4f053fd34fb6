package org.multispa.evaluation.experiment.recipe;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads YAML into [Node]s. One document, no aliases, no key twice, nothing left empty. Not thread-safe.
final class YamlTree {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int DEEPEST = 32;
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final String file;
    private final YAMLParser parser;

    private YamlTree(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// @param file as messages name it
    static Node.Fields read(String file, byte[] yaml) throws RecipeException {
        try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), yaml)) {
            YamlTree tree = new YamlTree(file, parser);
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new RecipeException(
                        file, 0, "expected keys with values, found " + (first == null ? "nothing" : "something else"));
            }
            Node.Fields root = tree.fields(1, 0);
            if (parser.nextToken() != null) {
                throw tree.wrong("expected one document, found another one after it");
            }
            return root;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            String reason =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            throw new RecipeException(file, line, "this is no YAML: " + reason);
        }
    }

    private RecipeException wrong(String message) {
        return new RecipeException(file, parser.currentTokenLocation().getLineNr(), message);
    }

    private Node.Fields fields(int line, int depth) throws RecipeException {
        Map<String, Node> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            int its = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            fields.put(key, node(its, depth));
        }
        return new Node.Fields(line, fields);
    }

    private Node node(int line, int depth) throws RecipeException {
        requireNoAlias();
        if (depth >= DEEPEST) {
            throw wrong("expected at most " + DEEPEST + " levels, found more");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> fields(line, depth + 1);
            case START_ARRAY -> {
                List<Node> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(node(parser.currentTokenLocation().getLineNr(), depth + 1));
                }
                yield new Node.Items(line, items);
            }
            case VALUE_STRING -> new Node.Value(line, parser.getString());
            case VALUE_TRUE -> new Node.Value(line, true);
            case VALUE_FALSE -> new Node.Value(line, false);
            case VALUE_NUMBER_INT -> new Node.Value(line, whole(parser.getBigIntegerValue()));
            case VALUE_NUMBER_FLOAT -> new Node.Value(line, finite(parser.getDoubleValue()));
            default -> throw wrong("expected a value, found nothing");
        };
    }

    private long whole(BigInteger value) throws RecipeException {
        if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
            throw wrong("expected a number of at most 64 bits, found " + value.bitLength() + " bits");
        }
        return value.longValue();
    }

    private double finite(double value) throws RecipeException {
        if (!Double.isFinite(value)) {
            throw wrong("expected a finite number, found " + value);
        }
        return value;
    }

    private void requireNoAlias() throws RecipeException {
        if (parser.isCurrentAlias()) {
            throw wrong("aliases (*name) are not read; name what is used more than once under 'values'");
        }
    }
}
