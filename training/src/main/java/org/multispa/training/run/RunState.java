package org.multispa.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How far a run has come.
///
/// @param step steps that are done
/// @param setAside samples that were set aside on the way
record RunState(long step, long setAside) {
    private static final String FILE = "state.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    RunState {
        if (step < 0 || setAside < 0) {
            throw new IllegalArgumentException("expected counts from 0, found " + step + " and " + setAside);
        }
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve(FILE), JSON.writeValueAsBytes(this));
    }

    static RunState read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            if (!tree.isObject()) {
                throw new IOException(file + ": expected how far a run has come, found " + tree);
            }
            return JSON.treeToValue(tree, RunState.class);
        } catch (JacksonException e) {
            throw new IOException(file + ": expected how far a run has come, found " + e.getOriginalMessage(), e);
        }
    }
}
