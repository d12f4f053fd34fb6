package org.multispa.model.safetensors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads the JSON header of a safetensors file and checks that what it says fits the bytes that follow.
final class HeaderParser {
    private static final int MOST_DIMENSIONS = 16;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(20)
                    .build())
            .build();

    private final Path file;
    private final long dataBytes;
    private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private HeaderParser(Path file, long dataBytes) {
        this.file = file;
        this.dataBytes = dataBytes;
    }

    /// @param json the header
    /// @param dataBytes how many bytes follow it
    static Header parse(Path file, byte[] json, long dataBytes) throws SafetensorsException {
        HeaderParser parser = new HeaderParser(file, dataBytes);
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.all(in);
        } catch (JacksonException e) {
            throw new SafetensorsException(file, "the header is not the JSON expected: " + e.getOriginalMessage());
        }
        parser.requireWhole();
        return new Header(parser.tensors, parser.metadata);
    }

    private void all(JsonParser in) throws SafetensorsException {
        expect(in.nextToken(), JsonToken.START_OBJECT, "the header");
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            expect(in.nextToken(), JsonToken.START_OBJECT, name);
            if (name.equals("__metadata__")) {
                metadata(in);
            } else {
                tensors.put(name, tensor(in, name));
            }
        }
        if (in.nextToken() != null) {
            throw new SafetensorsException(file, "expected nothing after the header's object");
        }
    }

    private void metadata(JsonParser in) throws SafetensorsException {
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = in.currentName();
            expect(in.nextToken(), JsonToken.VALUE_STRING, "metadata " + key);
            metadata.put(key, in.getString());
        }
    }

    private TensorInfo tensor(JsonParser in, String name) throws SafetensorsException {
        DType dtype = null;
        long[] shape = null;
        long[] offsets = null;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = in.currentName();
            in.nextToken();
            switch (key) {
                case "dtype" -> dtype = dtype(in, name);
                case "shape" -> shape = longs(in, name + " shape");
                case "data_offsets" -> offsets = longs(in, name + " data_offsets");
                default -> throw new SafetensorsException(file, "tensor " + name + ": unknown key " + key);
            }
        }
        if (dtype == null || shape == null || offsets == null || offsets.length != 2) {
            throw new SafetensorsException(
                    file, "tensor " + name + ": expected dtype, shape and two data_offsets, found less");
        }
        return fitting(name, dtype, shape, offsets);
    }

    private TensorInfo fitting(String name, DType dtype, long[] shape, long[] offsets) throws SafetensorsException {
        TensorInfo info;
        try {
            info = new TensorInfo(name, dtype, shape, offsets[0]);
        } catch (IllegalArgumentException e) {
            throw new SafetensorsException(file, String.valueOf(e.getMessage()));
        }
        if (offsets[1] > dataBytes || offsets[1] < offsets[0] || offsets[1] - offsets[0] != info.bytes()) {
            throw new SafetensorsException(
                    file,
                    "tensor " + name + ": " + info.what() + " takes " + info.bytes()
                            + " bytes, the header gives it bytes "
                            + offsets[0] + " to " + offsets[1] + " of " + dataBytes
                            + "; the file is truncated or its header is wrong");
        }
        return info;
    }

    private DType dtype(JsonParser in, String name) throws SafetensorsException {
        expect(in.currentToken(), JsonToken.VALUE_STRING, "tensor " + name + " dtype");
        try {
            return DType.valueOf(in.getString());
        } catch (IllegalArgumentException e) {
            throw new SafetensorsException(
                    file, "tensor " + name + ": expected a dtype such as BF16 or F32, found " + in.getString());
        }
    }

    private long[] longs(JsonParser in, String what) throws SafetensorsException {
        expect(in.currentToken(), JsonToken.START_ARRAY, what);
        List<Long> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            expect(in.currentToken(), JsonToken.VALUE_NUMBER_INT, what);
            values.add(in.getLongValue());
            if (values.size() > MOST_DIMENSIONS) {
                throw new SafetensorsException(file, what + ": expected at most " + MOST_DIMENSIONS + " numbers");
            }
        }
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    /// The format allows neither holes nor overlaps.
    private void requireWhole() throws SafetensorsException {
        List<TensorInfo> inOrder = new ArrayList<>(tensors.values());
        inOrder.sort((a, b) ->
                a.begin() != b.begin() ? Long.compare(a.begin(), b.begin()) : Long.compare(a.bytes(), b.bytes()));
        long end = 0;
        for (TensorInfo tensor : inOrder) {
            if (tensor.begin() != end) {
                throw new SafetensorsException(
                        file,
                        "tensor " + tensor.name() + ": expected to begin at byte " + end + ", found " + tensor.begin());
            }
            end += tensor.bytes();
        }
        if (end != dataBytes) {
            throw new SafetensorsException(
                    file,
                    "expected " + end + " bytes of tensors, found " + dataBytes
                            + "; the file is truncated or too long");
        }
    }

    private void expect(@Nullable JsonToken found, JsonToken expected, String where) throws SafetensorsException {
        if (found != expected) {
            throw new SafetensorsException(file, where + ": expected " + expected + ", found " + found);
        }
    }

    /// What a header says.
    record Header(Map<String, TensorInfo> tensors, Map<String, String> metadata) {}
}
