package org.multispa.scenes.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.posed.SceneFolders;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Name and family of a `scene.json`, read without reading all of it where they stand before the frames.
final class PlainHead {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private PlainHead() {}

    /// The scene's identity; empty for a file of another format. A file of this format that is broken keeps the
    /// name of its folder, so that loading it says what is wrong.
    static Optional<SceneId> of(Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        SceneId ofFolder = SceneFolders.id(folder == null ? "scene" : SceneFolders.nameOf(folder));
        String name = ofFolder.name();
        String family = "";
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), file)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            boolean ours = false;
            boolean named = false;
            while (json.nextToken() == JsonToken.PROPERTY_NAME && !(ours && named && !family.isEmpty())) {
                String key = json.currentName();
                JsonToken token = json.nextToken();
                String text = token == JsonToken.VALUE_STRING ? json.getString() : "";
                switch (key) {
                    case "format" -> ours = text.equals(PlainSceneFile.FORMAT);
                    case "name" -> {
                        named = !text.isEmpty();
                        name = named ? text : name;
                    }
                    case "family" -> family = text;
                    default -> json.skipChildren();
                }
            }
            return ours ? Optional.of(SceneFolders.id(name, family.isEmpty() ? name : family)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(ofFolder);
        }
    }

    /// True if the file describes a tracked video. A broken file does not: reading it as a scan says what is
    /// wrong.
    static boolean hasTracks(Path file) throws IOException {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), file)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                if (json.currentName().equals("tracks")) {
                    return true;
                }
                json.nextToken();
                json.skipChildren();
            }
            return false;
        } catch (JacksonException e) {
            return false;
        }
    }
}
