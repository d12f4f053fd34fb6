package org.multispa.dataset.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.json.SampleJson;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ImagesMode;

/// Writes a data set, or a part of it, in another layout.
///
/// The samples are read one by one, in the data set's order; their images are prepared by several threads; one
/// writer takes them in order. So the same data set, selection and options give the same bytes, and memory holds a
/// few samples a thread. A sample whose image is missing, broken or outside the data set is set aside by name.
public final class Exporter {
    private static final Pattern SPLIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private Exporter() {}

    /// Runs an export.
    ///
    /// @param advance is told how many more samples of the data set have been passed, chosen or not
    /// @throws DatasetException if the data set is broken, cannot be exported in this way or the output's place is
    ///     taken; nothing is written then
    public static ExportResult run(ExportRequest request, LongConsumer advance) throws IOException {
        DatasetReader reader = DatasetReader.open(request.dataset());
        checkImages(request, reader.manifest().images());
        Path dataset = request.dataset().toRealPath();
        try (ExportFolder folder = ExportFolder.stage(request.out(), dataset, request.force())) {
            ImageStore store = new ImageStore(
                    dataset, reader.manifest().images(), request.options().images(), folder.staging());
            ExportTarget target = new ExportTarget(folder.staging(), request.options(), folder.place(), dataset);
            ExportTally tally = new ExportTally();
            try (ExportWriter writer = request.format().open(target);
                    Stream<Sample> samples = reader.samples()) {
                write(request, samples.iterator(), store, writer, tally, advance);
                tally.requireSome(request.dataset());
                writer.finish();
            } catch (UncheckedIOException e) {
                throw e.getCause() instanceof DatasetException cause ? cause : new IOException(e.getMessage(), e);
            }
            target.text(ExportFolder.MARKER, tally.json(request.format(), request.options()));
            folder.publish();
            return tally.result();
        }
    }

    private static void checkImages(ExportRequest request, ImagesMode mode) throws DatasetException {
        if (mode == ImagesMode.NONE && request.options().images() != ImageHandling.NONE) {
            throw new DatasetException(request.dataset() + " was made with --images none, so there are no images that "
                    + request.format().name() + " could take; make it with --images drawn or lazy"
                    + (request.format().imageHandlings().contains(ImageHandling.NONE)
                            ? ", or export with --images none"
                            : ""));
        }
    }

    private static void write(
            ExportRequest request,
            Iterator<Sample> samples,
            ImageStore store,
            ExportWriter writer,
            ExportTally tally,
            LongConsumer advance)
            throws IOException {
        OrderedWork.Sink<Prepared> sink = prepared -> {
            if (prepared.problem().isPresent()) {
                tally.setAside(prepared.sample(), prepared.problem().get());
            } else {
                writer.write(prepared.exported().orElseThrow());
                tally.written(prepared.sample());
            }
            advance.accept(1);
        };
        Predicate<Sample> wanted = request.selection().filter();
        try (OrderedWork<Prepared> work = new OrderedWork<>(request.threads(), sink)) {
            long number = 0;
            while (samples.hasNext()) {
                Sample sample = samples.next();
                if (!wanted.test(sample)) {
                    advance.accept(1);
                    continue;
                }
                check(sample, store, request.options().images());
                long its = number++;
                work.submit(() -> prepare(sample, its, store));
            }
            work.finish();
        }
    }

    /// Refuses what makes the whole export wrong.
    private static void check(Sample sample, ImageStore store, ImageHandling handling) throws DatasetException {
        if (!SPLIT.matcher(sample.split()).matches()) {
            throw new DatasetException("sample '" + sample.id() + "': a split that names a file must consist of up to"
                    + " 64 letters, digits, '_' and '-', found '" + sample.split() + "'");
        }
        if (handling == ImageHandling.NONE && store.isToBeDrawn(sample)) {
            throw new DatasetException("sample '" + sample.id() + "' has marks that are not drawn in the data set's"
                    + " images; export with --images link or copy, or leave out "
                    + sample.subtask().id());
        }
    }

    private static Prepared prepare(Sample sample, long number, ImageStore store) throws IOException {
        try {
            Optional<String> problem = SampleText.problem(sample);
            if (problem.isPresent()) {
                throw new ImageStore.Unusable(problem.get());
            }
            requireUnicode(sample);
            return new Prepared(
                    sample,
                    Optional.of(new ExportSample(number, sample, store.images(sample, number))),
                    Optional.empty());
        } catch (ImageStore.Unusable e) {
            return new Prepared(sample, Optional.empty(), Optional.of(e.reason()));
        }
    }

    private static void requireUnicode(Sample sample) throws ImageStore.Unusable {
        try {
            SampleJson.encode(sample);
        } catch (DatasetException e) {
            throw new ImageStore.Unusable(String.valueOf(e.getMessage()));
        }
    }

    /// Either ready or with the reason why not.
    private record Prepared(Sample sample, Optional<ExportSample> exported, Optional<String> problem) {}
}
