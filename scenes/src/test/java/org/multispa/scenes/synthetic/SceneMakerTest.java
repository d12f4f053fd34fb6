package org.multispa.scenes.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.images.Jpeg;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.StaticScene;
import org.multispa.testing.FolderContent;

class SceneMakerTest {
    private static final MakeOptions SMALL = MakeOptions.DEFAULT
            .withThreads(1)
            .withSeed(8)
            .withCapture(Capture.ofFrames(8).withColorSize(96, 72).withDepthSize(48, 36));

    private static final SyntheticScene TRUTH =
            SyntheticScene.of(SeededHash.of(SMALL.seed()).with("room").with(1).value(), SMALL.capture());

    /// Holds the first scene in ScanNet's layout, made with one thread.
    @TempDir
    private static Path first;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeFirst() throws IOException {
        SceneMaker.make(SMALL, first, scene -> {});
    }

    private static void assertSame(StaticScene read, SyntheticScene made, double metres) throws IOException {
        assertThat(read.setAside()).isEmpty();
        assertThat(read.points().size()).isEqualTo(made.mesh().size());
        assertThat(read.frames()).hasSize(8);
        for (int f = 0; f < 8; f++) {
            Made.assertClose(read.frames().get(f).pose(), made.poses().get(f), metres);
            assertThat(read.frames().get(f).camera().fx())
                    .isCloseTo(made.camera().fx(), within(1e-4));
            assertThat(read.frames().get(f).camera().width()).isEqualTo(96);
            for (int i = 0; i < 48; i++) {
                assertThat(read.frames().get(f).pixels().depth().raw(i, 20))
                        .isEqualTo(made.depth(f).raw(i, 20));
            }
        }
        assertThat(read.objects()).hasSameSizeAs(made.room().instances());
        for (int k = 0; k < read.objects().size(); k++) {
            assertThat(read.objects().get(k).label())
                    .isEqualTo(made.room().instances().get(k).label());
            assertThat(read.objects()
                            .get(k)
                            .box()
                            .min()
                            .minus(made.box(k).min())
                            .norm())
                    .isLessThan(metres * 10);
            assertThat(read.objects()
                            .get(k)
                            .box()
                            .max()
                            .minus(made.box(k).max())
                            .norm())
                    .isLessThan(metres * 10);
        }
    }

    private static StaticScene only(Path root) throws IOException, SceneException {
        List<SceneLocation> found = Scenes.find(root);
        assertThat(found).hasSize(1);
        return Scenes.loadStatic(found.getFirst(), LoadOptions.DEFAULT);
    }

    @Test
    void aScanInScanNetsLayoutIsReadBackAsItWasMade() throws Exception {
        assertThat(FolderContent.files(first).keySet())
                .containsExactlyInAnyOrder(
                        "scannetv2-labels.combined.tsv",
                        "scans/synth0001_00/made.json",
                        "scans/synth0001_00/synth0001_00.txt",
                        "scans/synth0001_00/synth0001_00.sens",
                        "scans/synth0001_00/synth0001_00.aggregation.json",
                        "scans/synth0001_00/synth0001_00_vh_clean_2.ply",
                        "scans/synth0001_00/synth0001_00_vh_clean_2.0.010000.segs.json");
        StaticScene read = only(first);
        assertThat(read.id().name()).isEqualTo("synth0001_00");
        assertThat(read.id().family()).isEqualTo("synth0001");
        assertSame(read, TRUTH, 5e-6);
        Sens sens = Sens.read(first.resolve("scans/synth0001_00/synth0001_00.sens"));
        assertThat(sens.frames).hasSize(8);
        assertThat(sens.fx).isCloseTo(TRUTH.camera().fx(), within(1e-4));
        for (int f = 0; f < 8; f++) {
            assertThat(sens.depths.get(f)).isEqualTo(TRUTH.rawDepth(f));
            assertThat(Jpeg.decode(sens.frames.get(f)).width()).isEqualTo(96);
        }
        // The scan's own world is not the aligned one, but turned and shifted against it.
        Pose start = sens.poses.getFirst();
        assertThat(start.translation()
                        .minus(TRUTH.poses().getFirst().translation())
                        .norm())
                .isGreaterThan(0.1);
        assertThat(start.pitchDegrees()).isCloseTo(TRUTH.poses().getFirst().pitchDegrees(), within(1e-3));
    }

    @Test
    void aSceneInThePlainFormatIsReadBackAsItWasMade() throws Exception {
        SceneMaker.make(SMALL.withLayout(Layout.PLAIN).withThreads(3), folder, scene -> {});
        StaticScene read = only(folder);
        assertThat(read.id().family()).isEqualTo("synth0001");
        assertSame(read, TRUTH, 1e-6);
        Sens sens = Sens.read(first.resolve("scans/synth0001_00/synth0001_00.sens"));
        for (int f = 0; f < 8; f++) {
            assertThat(folder.resolve("synth0001_00/color/00000" + f + ".jpg")).hasBinaryContent(sens.frames.get(f));
        }
    }

    @Test
    void aStoppedRunGoesOnAndTheBytesDependOnNeitherThreadsNorOrder() throws IOException {
        List<MadeScene> told = new ArrayList<>();
        SceneMaker.make(SMALL.withFirstIndex(1), folder, told::add);
        Map<String, String> before = FolderContent.files(folder);
        Path leftover = Files.createDirectories(folder.resolve("scans/.synth0001_00.making/color"));
        Files.writeString(leftover.resolve("half.jpg"), "half");
        SceneMaker.make(SMALL.withCount(2).withThreads(3), folder, told::add);
        assertThat(told.stream().map(scene -> scene.id().name() + " " + scene.kept()))
                .containsExactly("synth0002_00 false", "synth0001_00 false", "synth0002_00 true");
        assertThat(leftover).doesNotExist();
        Map<String, String> after = FolderContent.files(folder);
        assertThat(after).hasSize(13);
        assertThat(after).containsAllEntriesOf(before);
        assertThat(after).containsAllEntriesOf(FolderContent.files(first));
    }

    @Test
    void scenesOfOtherOptionsAreNotMixed() throws IOException {
        Map<String, String> before = FolderContent.files(first);
        assertThatThrownBy(() -> SceneMaker.make(SMALL.withSeed(9), first, scene -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("synth0001_00")
                .hasMessageContaining("\"seed\":9")
                .hasMessageContaining("choose another folder");
        assertThat(FolderContent.files(first).keySet()).isEqualTo(before.keySet());
    }

    @Test
    void everyFifthRoomIsRecordedTwice() {
        List<String> names = new ArrayList<>();
        for (int index = 0; index < 13; index++) {
            names.add(SceneName.ofIndex(index).id().name());
            assertThat(names.getLast()).startsWith(SceneName.ofIndex(index).id().family());
        }
        assertThat(names)
                .containsExactly(
                        "synth0001_00",
                        "synth0002_00",
                        "synth0003_00",
                        "synth0004_00",
                        "synth0005_00",
                        "synth0005_01",
                        "synth0006_00",
                        "synth0007_00",
                        "synth0008_00",
                        "synth0009_00",
                        "synth0010_00",
                        "synth0010_01",
                        "synth0011_00");
        assertThat(SceneName.ofIndex(5).id().family()).isEqualTo("synth0005");
    }

    @Test
    void theLabelTableNamesAClassForEveryCategory() {
        List<String> rows = ScanNetWriter.labels().lines().toList();
        assertThat(rows.getFirst()).isEqualTo("id\traw_category\tcategory\tnyu40id\tnyu40class");
        assertThat(rows).contains("16\tcouch\tcouch\t6\tsofa".replaceFirst("\\d+", rowId(rows, "couch")));
        for (String row : rows.subList(1, rows.size())) {
            assertThat(Integer.parseInt(row.split("\t")[3])).isBetween(1, 40);
        }
        assertThat(Nyu40.of("something else")).isEqualTo(new Nyu40(40, "otherprop"));
    }

    private static String rowId(List<String> rows, String name) {
        return rows.stream()
                .filter(row -> row.split("\t")[1].equals(name))
                .map(row -> row.split("\t")[0])
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noScenesMakeNoScenesAndImpossibleOptionsAreRefused() throws IOException {
        SceneMaker.make(SMALL.withCount(0), folder, scene -> {
            throw new AssertionError("made " + scene);
        });
        assertThat(FolderContent.files(folder).keySet()).containsExactly("scannetv2-labels.combined.tsv");
        assertThatThrownBy(() -> SMALL.withCount(-1)).hasMessageContaining("found -1");
        assertThatThrownBy(() -> SMALL.withThreads(0)).hasMessageContaining("at least 1 thread");
    }

    /// A reader of `.sens` files of its own, straight from the format's description.
    private static final class Sens {
        private final List<byte[]> frames = new ArrayList<>();
        private final List<char[]> depths = new ArrayList<>();
        private final List<Pose> poses = new ArrayList<>();
        private double fx;

        static Sens read(Path file) throws IOException, DataFormatException {
            Sens sens = new Sens();
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(in.getInt()).isEqualTo(4);
            byte[] name = new byte[(int) in.getLong()];
            in.get(name);
            assertThat(new String(name, StandardCharsets.US_ASCII)).isNotBlank();
            double[] color = matrix(in);
            sens.fx = color[0];
            assertThat(Pose.ofRowMajor(matrix(in))).isEqualTo(Pose.IDENTITY);
            assertThat(matrix(in)[0]).isCloseTo(color[0] / 2, within(1e-4));
            assertThat(Pose.ofRowMajor(matrix(in))).isEqualTo(Pose.IDENTITY);
            assertThat(in.getInt()).isEqualTo(2);
            assertThat(in.getInt()).isEqualTo(1);
            assertThat(List.of(in.getInt(), in.getInt(), in.getInt(), in.getInt()))
                    .containsExactly(96, 72, 48, 36);
            assertThat(in.getFloat()).isEqualTo(1000);
            long count = in.getLong();
            for (long f = 0; f < count; f++) {
                sens.poses.add(Pose.ofRowMajor(matrix(in)));
                assertThat(in.getLong()).isEqualTo(in.getLong());
                byte[] jpeg = new byte[(int) in.getLong()];
                byte[] packed = new byte[(int) in.getLong()];
                in.get(jpeg);
                in.get(packed);
                sens.frames.add(jpeg);
                sens.depths.add(inflated(packed));
            }
            assertThat(in.getLong()).isZero();
            assertThat(in.hasRemaining()).isFalse();
            return sens;
        }

        private static char[] inflated(byte[] packed) throws DataFormatException {
            byte[] raw = new byte[2 * 48 * 36];
            try (Inflater inflater = new Inflater()) {
                inflater.setInput(packed);
                assertThat(inflater.inflate(raw)).isEqualTo(raw.length);
            }
            char[] values = new char[48 * 36];
            ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().get(values);
            return values;
        }

        private static double[] matrix(ByteBuffer in) {
            double[] m = new double[16];
            for (int i = 0; i < 16; i++) {
                m[i] = in.getFloat();
            }
            return m;
        }
    }
}
