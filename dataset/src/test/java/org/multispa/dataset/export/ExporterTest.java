package org.multispa.dataset.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.testing.FolderContent;

final class ExporterTest {
    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    private static ExportFormat format(String name) {
        return ExportFormats.byName(name).orElseThrow();
    }

    private static ExportRequest request(ExportData data, String format, Path out, int threads, boolean force) {
        ExportFormat its = format(format);
        Selection selection = format.equals("lmms-eval") ? new Selection(Set.of("val"), Set.of(), 100) : Selection.ALL;
        return new ExportRequest(
                data.root(),
                its,
                out,
                selection,
                new ExportOptions(
                        "set",
                        its.imageHandlings().getFirst(),
                        15,
                        OptionalInt.empty(),
                        Optional.of(Path.of("/somewhere"))),
                threads,
                force);
    }

    @Test
    void all_eight_formats_are_there_and_documented_in_one_line() {
        assertThat(ExportFormats.all())
                .extracting(ExportFormat::name)
                .containsExactly(
                        "internvl",
                        "llava",
                        "lmms-eval",
                        "messages",
                        "parquet",
                        "sharegpt",
                        "vlmevalkit",
                        "webdataset");
        assertThat(ExportFormats.all()).allSatisfy(format -> {
            assertThat(format.description()).isNotBlank().doesNotContain("\n");
            assertThat(format.imageHandlings()).isNotEmpty().doesNotHaveDuplicates();
        });
        assertThat(ExportFormats.byName("coco")).isEmpty();
    }

    @Test
    void the_bytes_do_not_depend_on_threads_or_runs() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.LAZY);
        for (ExportFormat format : ExportFormats.all()) {
            Path one = folder.resolve(format.name() + "-1");
            Path other = folder.resolve(format.name() + "-5");
            ExportResult result = Exporter.run(request(data, format.name(), one, 1, false), _ -> {});
            Exporter.run(request(data, format.name(), other, 5, false), _ -> {});
            assertThat(FolderContent.files(other)).as(format.name()).isEqualTo(FolderContent.files(one));
            assertThat(result.setAsideCount()).isZero();
            assertThat(result.samples())
                    .isEqualTo(
                            format.name().equals("lmms-eval")
                                    ? Subtask.values().length
                                    : data.samples().size());
        }
    }

    @Test
    void nothing_but_the_export_is_left_behind() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        Path parent = Files.createDirectory(folder.resolve("parent"));
        data.export(format("parquet"), parent.resolve("out"));
        try (Stream<Path> files = Files.list(parent)) {
            assertThat(files).containsExactly(parent.resolve("out"));
        }
        assertThat(FolderContent.files(parent.resolve("out")).keySet()).noneMatch(name -> name.contains("tmp"));
    }

    @Test
    void progress_passes_every_sample_once() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        AtomicLong passed = new AtomicLong();
        Exporter.run(request(data, "lmms-eval", out(), 2, false), passed::addAndGet);
        assertThat(passed).hasValue(data.samples().size());
    }

    @Test
    void a_folder_that_is_not_empty_is_kept() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        Files.createDirectories(out());
        Files.writeString(out().resolve("mine.txt"), "precious");
        assertThatThrownBy(() -> Exporter.run(request(data, "llava", out(), 1, false), _ -> {}))
                .isInstanceOf(DatasetException.class)
                .hasMessageContainingAll("not empty", "--force");
        assertThatThrownBy(() -> Exporter.run(request(data, "llava", out(), 1, true), _ -> {}))
                .isInstanceOf(DatasetException.class)
                .hasMessageContainingAll("is no export", "export.json");
        assertThat(FolderContent.files(out())).containsOnlyKeys("mine.txt");
    }

    @Test
    void an_empty_folder_is_filled_and_an_earlier_export_replaced_on_demand() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        Files.createDirectories(out());
        Exporter.run(request(data, "llava", out(), 1, false), _ -> {});
        assertThat(out().resolve("train.json")).exists();
        Exporter.run(request(data, "sharegpt", out(), 1, true), _ -> {});
        assertThat(out().resolve("train.json")).doesNotExist();
        assertThat(out().resolve("train.jsonl")).exists();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("out", "data", "frames");
        }
    }

    @Test
    void what_killed_runs_left_is_cleared_away_or_brought_back() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        Files.createDirectories(folder.resolve(".out.multispa-export/data"));
        Files.writeString(folder.resolve(".out.multispa-export/data/half"), "x");
        Exporter.run(request(data, "llava", out(), 1, false), _ -> {});
        assertThat(folder.resolve(".out.multispa-export")).doesNotExist();
        Files.move(out(), folder.resolve(".out.multispa-old"));
        assertThatThrownBy(() -> Exporter.run(request(data, "llava", out(), 1, false), _ -> {}))
                .hasMessageContaining("--force");
        assertThat(out().resolve("train.json")).exists();
    }

    @Test
    void an_export_does_not_take_the_data_sets_place() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        var before = FolderContent.files(data.root());
        for (Path place : List.of(data.root(), folder)) {
            assertThatThrownBy(() -> Exporter.run(request(data, "llava", place, 1, true), _ -> {}))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("holds the data set");
        }
        assertThat(FolderContent.files(data.root())).isEqualTo(before);
    }

    @Test
    void splits_subtasks_and_a_limit_choose() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        ExportFormat format = format("llava");
        ExportOptions options = ExportOptions.with(ImageHandling.LINK);
        Subtask some = Subtask.CAMERA_VECTOR;
        Selection one = new Selection(Set.of("train"), Set.of(some, Subtask.OBJECT_WIDTH), 1);
        ExportResult result = data.export(format, out(), options, one);
        assertThat(result.counts()).containsOnlyKeys("train");
        assertThat(result.counts().get("train"))
                .containsOnlyKeys(some.id(), Subtask.OBJECT_WIDTH.id())
                .containsEntry(some.id(), 1L);
        assertThatThrownBy(() -> data.export(
                        format, folder.resolve("none"), options, new Selection(Set.of("test"), Set.of(), 1)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("none of its samples");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void samples_with_unusable_images_are_set_aside_by_name() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        List<String> marked = new ArrayList<>();
        for (Sample sample : data.samples()) {
            for (Sample.Image image : sample.images()) {
                if (image.path().contains("marked")) {
                    marked.add(image.path());
                }
            }
        }
        Path secret = Files.write(folder.resolve("secret.jpg"), ExportData.jpeg(160, 120, 9));
        Files.delete(data.image(marked.get(0)));
        byte[] bytes = Files.readAllBytes(data.image(marked.get(1)));
        Files.write(data.image(marked.get(1)), Arrays.copyOf(bytes, bytes.length / 2));
        Files.write(data.image(marked.get(2)), ExportData.jpeg(80, 60, 1));
        Files.write(data.image(marked.get(3)), new byte[] {1, 2, 3});
        Files.delete(data.image(marked.get(4)));
        Files.createSymbolicLink(data.image(marked.get(4)), secret);
        Files.delete(data.image(marked.get(5)));
        Files.createDirectory(data.image(marked.get(5)));
        ExportResult result = data.export(format("webdataset"), out());
        assertThat(result.setAsideCount()).isEqualTo(6);
        assertThat(result.samples()).isEqualTo(data.samples().size() - 6);
        assertThat(result.setAside())
                .extracting(entry -> entry.what() + ": " + entry.reason())
                .allMatch(text -> text.startsWith("sample "))
                .anyMatch(text -> text.contains(marked.get(0) + " is missing"))
                .anyMatch(text -> text.contains(marked.get(1) + ": ") && text.contains("truncated"))
                .anyMatch(text -> text.contains("should be 160x120 pixels, found 80x60"))
                .anyMatch(text -> text.contains(marked.get(3)) && text.contains("neither"))
                .anyMatch(text -> text.contains(marked.get(4) + " is a link that leads out"))
                .anyMatch(text -> text.contains(marked.get(5) + " is no file"));
        assertThat(Files.readString(out().resolve("export.json"))).contains("\"set_aside_count\": 6", "is a link");
    }

    @Test
    void a_link_out_of_the_data_set_is_not_followed_by_any_format() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.LAZY);
        Path secret = Files.createDirectory(folder.resolve("secret"));
        Files.write(secret.resolve("000003.jpg"), ExportData.jpeg(160, 120, 9));
        Path scene = data.image("one_00");
        Files.move(scene, folder.resolve("moved"));
        Files.createSymbolicLink(scene, secret);
        for (ExportFormat format : ExportFormats.all()) {
            assertThatThrownBy(() -> Exporter.run(request(data, format.name(), out(), 2, false), _ -> {}))
                    .as(format.name())
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("can be used");
            assertThat(out()).doesNotExist();
        }
    }

    @Test
    void a_data_set_whose_image_folder_is_itself_a_link_is_fine() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.LAZY);
        Path moved = folder.resolve("elsewhere");
        Files.move(data.root().resolve("images"), moved);
        Files.createSymbolicLink(data.root().resolve("images"), moved);
        assertThat(data.export(format("llava"), out()).setAsideCount()).isZero();
    }

    @Test
    void without_images_only_annotations_can_be_exported() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.NONE);
        for (ExportFormat format : ExportFormats.all()) {
            assertThatThrownBy(() -> data.export(format, out()))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContainingAll("was made with --images none", format.name(), "drawn or lazy");
        }
        Selection plain = new Selection(Set.of(), Set.of(Subtask.CAMERA_DISTANCE), 10);
        ExportResult result = data.export(format("internvl"), out(), ExportOptions.with(ImageHandling.NONE), plain);
        assertThat(result.samples()).isEqualTo(3);
        assertThat(out().resolve("images")).doesNotExist();
    }

    @Test
    void marks_are_never_silently_lost() throws IOException {
        ExportOptions options = ExportOptions.with(ImageHandling.NONE);
        for (ImagesMode mode : List.of(ImagesMode.LAZY, ImagesMode.NONE)) {
            ExportData data = ExportData.write(Files.createDirectory(folder.resolve(mode.key())), mode);
            assertThatThrownBy(() -> data.export(format("llava"), out(), options))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContainingAll("marks that are not drawn", "--images link or copy");
            assertThat(out()).doesNotExist();
        }
        ExportData drawn = ExportData.write(folder, ImagesMode.DRAWN);
        assertThat(drawn.export(format("llava"), out(), options).setAsideCount())
                .isZero();
    }

    @Test
    void a_way_of_handling_images_that_a_format_lacks_is_refused() {
        assertThatThrownBy(() -> new ExportRequest(
                        folder,
                        format("parquet"),
                        out(),
                        Selection.ALL,
                        ExportOptions.with(ImageHandling.LINK),
                        1,
                        false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parquet takes images as embed, not as link");
    }

    @Test
    void a_broken_line_ends_the_export_and_leaves_nothing() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        Path shard = data.root().resolve("train/camera-distance-00000.jsonl");
        Files.writeString(shard, Files.readString(shard).replace("\"id\"", "\"ID\""));
        assertThatThrownBy(() -> data.export(format("parquet"), out()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("train/camera-distance-00000.jsonl:1");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("data", "frames");
        }
    }

    @Test
    void texts_that_no_reader_could_take_are_set_aside() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        Path shard = data.root().resolve("train/camera-distance-00000.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(shard));
        lines.set(0, lines.get(0).replace("<image>\\nHow", "\\nHow"));
        lines.set(1, lines.get(1).replace("Sure?", "\\ud800"));
        Files.write(shard, lines);
        Path other = data.root().resolve("train/camera-vector-00000.jsonl");
        Files.writeString(other, Files.readString(other).replace("It is ", "It is <image> "));
        ExportResult result = data.export(format("messages"), out());
        assertThat(result.setAside())
                .extracting(entry -> entry.what() + ": " + entry.reason())
                .satisfiesExactly(
                        text -> assertThat(text)
                                .contains("camera-distance #0", "as many <image> as images, found 1 and 2"),
                        text -> assertThat(text).contains("camera-distance #1", "surrogate"),
                        text -> assertThat(text).contains("camera-vector #0", "an answer holds <image>"),
                        text -> assertThat(text).contains("camera-vector #1", "an answer holds <image>"));
    }

    @Test
    void a_split_that_would_name_a_file_elsewhere_is_refused() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.DRAWN);
        Path shard = data.root().resolve("train/camera-distance-00000.jsonl");
        Files.writeString(shard, Files.readString(shard).replace("\"split\":\"train\"", "\"split\":\"../../../evil\""));
        for (ExportFormat format : ExportFormats.all()) {
            assertThatThrownBy(() -> data.export(format, out()))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContainingAll("a split that names a file", "../../../evil");
        }
    }

    @Test
    void linked_images_are_the_same_file_and_copies_are_not() throws IOException {
        ExportData data = ExportData.write(folder, ImagesMode.LAZY);
        ExportFormat llava = format("llava");
        data.export(llava, folder.resolve("linked"), ExportOptions.with(ImageHandling.LINK));
        data.export(llava, folder.resolve("copied"), ExportOptions.with(ImageHandling.COPY));
        Path stored = data.image("one_00/000003.jpg");
        Object key = Files.getAttribute(stored, "unix:ino");
        Path linked = folder.resolve("linked/images/one_00/000003.jpg");
        Path copied = folder.resolve("copied/images/one_00/000003.jpg");
        assertThat(Files.getAttribute(linked, "unix:ino")).isEqualTo(key);
        assertThat(Files.getAttribute(copied, "unix:ino")).isNotEqualTo(key);
        assertThat(copied).hasSameBinaryContentAs(stored);
        assertThat(FolderContent.files(folder.resolve("linked")).keySet())
                .isEqualTo(FolderContent.files(folder.resolve("copied")).keySet());
    }
}
