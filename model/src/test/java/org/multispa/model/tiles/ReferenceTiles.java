package org.multispa.model.tiles;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published preprocessing's tiles of six images, each with at most 1, 6 and 12.
final class ReferenceTiles {
    /// An image and a limit, as `frame_320x240/max6`.
    record Case(String image, int max) {
        String key() {
            return image + "/max" + max;
        }

        @Override
        public String toString() {
            return key();
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    private ReferenceTiles() {}

    static List<Case> cases() {
        return Stream.of("frame_320x240", "tall_90x300", "wide_400x100", "square_200x200", "tiny_23x17", "noise_131x97")
                .flatMap(image -> Stream.of(1, 6, 12).map(max -> new Case(image, max)))
                .toList();
    }

    static RgbImage image(Case of) throws IOException {
        return Jpeg.decode(Files.readAllBytes(file(of.image() + ".png")));
    }

    /// Tiles of 56 pixels a side that the image yields.
    static int count(Case of) throws IOException {
        return listed(of).get("tiles").intValue();
    }

    /// SHA-256 of the tiles of 448 pixels a side.
    static String hash(Case of) throws IOException {
        return listed(of).get("sha256_of_448px_tiles_uint8_NHWC").stringValue();
    }

    private static JsonNode listed(Case of) throws IOException {
        return JSON.readTree(Files.readAllBytes(file("tiles.json"))).get(of.key());
    }

    /// The tiles of 56 pixels a side.
    static Tiles tiles(Case of) throws IOException {
        try (SafetensorsFile tiles = SafetensorsFile.open(file("tiles_56px_uint8_NHWC.safetensors"))) {
            return new Tiles(
                    Math.toIntExact(tiles.info(of.key()).shape()[0]),
                    56,
                    tiles.bytes(of.key()).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    private static Path file(String name) {
        return SharedData.require("reference/text-and-image/" + name);
    }
}
