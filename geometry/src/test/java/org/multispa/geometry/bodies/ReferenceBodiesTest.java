package org.multispa.geometry.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.multispa.testing.SharedData;

class ReferenceBodiesTest {
    private static final String FOLDER = "reference/adt-rigid-bodies/";

    @Test
    void theTracksOfAStandingRoomAreOneBody() throws IOException {
        Bodies bodies = bodies("tracks_world_m.npy");
        assertThat(bodies).isEqualTo(reference("labels.npy"));
        assertThat(bodies.count()).isEqualTo(1);
    }

    @Test
    void theTracksOfAnArticulatedBodyAreDividedAsInTheReference() throws IOException {
        Bodies bodies = bodies("articulated_tracks.npy");
        assertThat(bodies).isEqualTo(reference("articulated_labels.npy"));
        assertThat(bodies.sizes()).containsExactlyInAnyOrder(2, 2, 15, 63, 70, 75, 81, 92);
    }

    private static Bodies bodies(String file) throws IOException {
        Npy tracks = Npy.read(FOLDER + file);
        double[][][] positions = new double[tracks.shape[0]][tracks.shape[1]][3];
        int at = 0;
        for (double[][] frame : positions) {
            for (double[] point : frame) {
                for (int axis = 0; axis < 3; axis++) {
                    point[axis] = tracks.values[at++];
                }
            }
        }
        return new ChainBodyFinder(BodyRule.PUBLISHED, 2).find(MovingPoints.of(positions));
    }

    private static Bodies reference(String file) throws IOException {
        return Bodies.numbered(Arrays.stream(Npy.read(FOLDER + file).values)
                .mapToInt(v -> (int) v)
                .toArray());
    }

    /// Just enough of NumPy's format for these files.
    private record Npy(int[] shape, double[] values) {
        private static final Pattern HEADER =
                Pattern.compile("'descr': '<([fi][48])'.*'fortran_order': False.*'shape': \\(([0-9, ]+)\\)");

        static Npy read(String path) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(SharedData.require(path)))
                    .order(ByteOrder.LITTLE_ENDIAN);
            int start = 10 + bytes.getShort(8);
            Matcher header = HEADER.matcher(new String(bytes.array(), 10, start - 10, StandardCharsets.ISO_8859_1));
            assertThat(header.find()).as("header of %s", path).isTrue();
            int[] shape = Arrays.stream(header.group(2).replaceAll(",\\s*$", "").split(","))
                    .mapToInt(part -> Integer.parseInt(part.strip()))
                    .toArray();
            double[] values = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
            bytes.position(start);
            String type = header.group(1);
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (type) {
                    case "f4" -> bytes.getFloat();
                    case "f8" -> bytes.getDouble();
                    case "i4" -> bytes.getInt();
                    default -> bytes.getLong();
                };
            }
            return new Npy(shape, values);
        }
    }
}
