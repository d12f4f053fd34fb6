package org.multispa.scenes.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.scenes.plain.PlainSceneFile.LengthUnit;
import org.multispa.scenes.plain.PlainSceneFile.PosedImage;

class PlainJsonTest {
    @TempDir
    Path folder = Path.of("");

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("scene.json"), text);
    }

    @Test
    void aSceneSurvivesWritingAndReading() throws IOException {
        PlainSceneFile scene = PlainFolder.tiny(folder, 3);
        PlainSceneFile read = PlainJson.readScene(folder.resolve("scene.json"));
        assertThat(PlainJson.write(read)).isEqualTo(PlainJson.write(scene));
        assertThat(read.frames()).hasSize(3);
        assertThat(read.axisAlignment()).isEmpty();
        assertThat(read.instances()).isEmpty();
        assertThat(read.up().orElseThrow()).containsExactly(0, 0, 1);
    }

    @Test
    void numbersSurviveToTheLastBit() throws IOException {
        Random random = new Random(8);
        double[] pose = new double[16];
        for (int i = 0; i < 16; i++) {
            pose[i] = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
        }
        PosedImage image = new PosedImage(0, "c.jpg", "d.png", pose);
        PlainFolder.write(folder, PlainFolder.file(List.of(image), Optional.empty(), Optional.empty()));
        PlainSceneFile read = PlainJson.readScene(folder.resolve("scene.json"));
        assertThat(read.frames().getFirst().pose()).containsExactly(pose);
    }

    @Test
    void theDocumentedExampleIsRead() throws IOException {
        PlainSceneFile scene = PlainJson.readScene(write("""
                {
                  "format": "multispa-scene",
                  "version": 1,
                  "name": "room-0001",
                  "family": "room-0001",
                  "units": "cm",
                  "pose": "world-to-camera",
                  "camera_axes": "opengl",
                  "axis_alignment": [1, 0, 0, 0,  0, 1, 0, 0,  0, 0, 1, 0,  0, 0, 0, 1],
                  "color": {"width": 640, "height": 480, "fx": 585, "fy": 585, "cx": 320, "cy": 240},
                  "depth": {"units_per_metre": 1000, "invalid": 65535},
                  "points": "points.ply",
                  "instances": "instances.json",
                  "frames": [
                    {"number": 0, "color": "color/000000.jpg", "depth": "depth/000000.png",
                     "pose": [1, 0, 0, NaN,  0, 1, 0, Infinity,  0, 0, 1, -Infinity,  0, 0, 0, 1]}
                  ]
                }
                """));
        assertThat(scene.units()).isEqualTo(LengthUnit.CENTIMETRE);
        assertThat(scene.units().metres()).isEqualTo(0.01);
        assertThat(scene.depth().invalid()).isEqualTo(65535);
        assertThat(scene.frames().getFirst().pose()[3]).isNaN();
        assertThat(scene.frames().getFirst().pose()[7]).isInfinite();
    }

    @Test
    void errorsNameTheFileTheLineAndThePlace() throws IOException {
        String text = new String(PlainJson.write(PlainFolder.tiny(folder, 2)), StandardCharsets.UTF_8);
        Path file = write(text.replace("\"frames\":", "\n\n\"frames\":").replace("\"number\":1", "\"number\":\"x\""));
        assertThatIOException()
                .isThrownBy(() -> PlainJson.readScene(file))
                .withMessageContaining("scene.json line 3")
                .withMessageContaining("frames.1.number");
    }

    @Test
    void randomDamageNeverCausesMoreThanAnIoException() throws IOException {
        byte[] whole = PlainJson.write(PlainFolder.tiny(folder, 2));
        Random random = new Random(13);
        int read = 0;
        for (int round = 0; round < 400; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(128);
            }
            Files.write(folder.resolve("scene.json"), damaged);
            try {
                read += PlainJson.readScene(folder.resolve("scene.json"))
                                        .frames()
                                        .size()
                                == 2
                        ? 1
                        : 0;
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("scene.json");
            }
        }
        assertThat(read).isBetween(1, 399);
    }

    @Test
    void instancesAreReadStrictly() throws IOException {
        Path good = write("{\"objects\": [{\"id\": 1, \"label\": \"chair\", \"points\": [3, 4]}]}");
        assertThat(PlainJson.readInstances(good).objects().getFirst().points()).containsExactly(3, 4);
        for (String text : new String[] {
            "",
            "[]",
            "{}",
            "{\"objects\": null}",
            "{\"objects\": [null]}",
            "{\"objects\": [{\"id\": 1, \"points\": [3]}]}",
            "{\"objects\": [{\"id\": 1, \"label\": \"chair\"}]}",
            "{\"objects\": [{\"id\": 1.5, \"label\": \"chair\", \"points\": []}]}",
            "{\"objects\": [{\"id\": 1, \"label\": \"chair\", \"points\": [99999999999]}]}",
            "{\"objects\": [{\"id\": 1, \"label\": \"chair\", \"points\": [null]}]}",
            "{\"objects\": [{\"id\": 1, \"label\": \"chair\", \"points\": [1], \"box\": 3}]}",
            "{\"objects\": []} {}"
        }) {
            Path file = write(text);
            assertThatIOException()
                    .as(text)
                    .isThrownBy(() -> PlainJson.readInstances(file))
                    .withMessageContaining("scene.json");
        }
    }

    @Test
    void recordsCheckThemselves() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PosedImage(4, "c", "d", new double[12]))
                .withMessageContaining("frame 4")
                .withMessageContaining("16 numbers, found 12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainFolder.file(List.of(), Optional.empty(), Optional.of("i.json")))
                .withMessageContaining("points");
    }
}
