package org.multispa.cli.model.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.multispa.dataset.Sample;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.images.ImageSize;
import org.multispa.model.chat.PromptException;
import org.multispa.model.plan.SampleTokens;
import org.multispa.model.plan.TokenCounter;
import org.multispa.model.plan.TokenPlan;
import org.multispa.model.plan.TokenPlanner;

/// Counts a data set. The sizes of images are those its records tell; no image file is opened.
///
/// @param fits whether a sample can be used
record DatasetTokens(TokenCounter counter, TextTokens text, Predicate<SampleTokens> fits) {
    private static final int MOST_NAMED = 20;

    /// What came of it.
    ///
    /// @param setAside samples that could not be counted, with the reason; at most 20, and how many more there are
    record Counted(TokenPlan plan, List<String> setAside) {
        /// Keeps a copy.
        public Counted {
            setAside = List.copyOf(setAside);
        }
    }

    /// Counts some of the samples of a data set, in memory that does not grow with their number.
    ///
    /// @param progress told the number of samples read
    /// @throws IOException if a file is broken
    Counted count(DatasetReader reader, Predicate<Sample> wanted, LongConsumer progress) throws IOException {
        TokenPlanner planner = new TokenPlanner(fits);
        List<String> setAside = new ArrayList<>();
        long refused = 0;
        try (Stream<Sample> samples = reader.samples()) {
            for (Iterator<Sample> each = samples.iterator(); each.hasNext(); progress.accept(1)) {
                Sample sample = each.next();
                if (!wanted.test(sample)) {
                    continue;
                }
                try {
                    planner.add(counter.count(sample.id(), sizes(sample), text.of(sample)));
                } catch (PromptException | ArithmeticException e) {
                    refused++;
                    if (refused <= MOST_NAMED) {
                        setAside.add(sample.id() + ": " + e.getMessage());
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (refused > MOST_NAMED) {
            setAside.add((refused - MOST_NAMED) + " more");
        }
        return new Counted(planner.plan(), setAside);
    }

    private static List<ImageSize> sizes(Sample sample) {
        return sample.images().stream()
                .map(image -> new ImageSize(image.width(), image.height()))
                .toList();
    }
}
