package org.multispa.training.mixture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multispa.dataset.DatasetException;
import org.multispa.training.mixture.order.Pick;
import org.multispa.training.mixture.order.SetSize;

/// A mixture whose files are open. Safe for any number of threads, which must not be interrupted while they
/// read: an interruption closes a file.
public final class OpenMixture implements AutoCloseable {
    private final List<MixtureSet> sets;
    private final List<Contents> contents;
    private volatile boolean closed;

    private OpenMixture(List<MixtureSet> sets, List<Contents> contents) {
        this.sets = sets;
        this.contents = contents;
    }

    /// Opens every set.
    ///
    /// @param indexes folder of the tables of byte offsets; what is missing there is made, which takes one pass
    ///     over the set's files
    /// @throws DatasetException if a set is not there, is not whole, or holds no sample; the message names it
    public static OpenMixture open(Mixture mixture, Path indexes) throws IOException {
        List<Contents> opened = new ArrayList<>();
        try {
            for (MixtureSet set : mixture.sets()) {
                Contents contents = open(set, indexes);
                opened.add(contents);
                if (contents.size() == 0) {
                    throw new DatasetException("set '" + set.name() + "' holds no samples: " + set.source());
                }
            }
            return new OpenMixture(mixture.sets(), List.copyOf(opened));
        } catch (IOException | RuntimeException e) {
            opened.forEach(Contents::close);
            throw e;
        }
    }

    private static Contents open(MixtureSet set, Path indexes) throws IOException {
        try {
            return switch (set.source()) {
                case Source.DataFolder folder -> FolderContents.open(set.name(), folder, indexes);
                case Source.Conversations file -> ConversationContents.open(set.name(), file, indexes);
            };
        } catch (DatasetException e) {
            throw e.at("set '" + set.name() + "'");
        }
    }

    /// How many samples each set has, in the mixture's order.
    public List<SetSize> sizes() {
        List<SetSize> sizes = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            MixtureSet set = sets.get(i);
            sizes.add(new SetSize(set.name(), contents.get(i).size(), set.repeat(), set.cap()));
        }
        return sizes;
    }

    /// Reads a sample; its images are not opened.
    ///
    /// @throws DatasetException if it is broken. The message says how, [#name] says which it is
    public RawSample read(Pick pick) throws IOException {
        return contents(pick).read(pick.member());
    }

    /// Set, file and number of a sample, for messages.
    public String name(Pick pick) {
        return contents(pick).place(pick.member());
    }

    private Contents contents(Pick pick) {
        if (closed) {
            throw new IllegalStateException("the mixture is closed");
        }
        return contents.get(pick.set());
    }

    /// What the files are, for the record of a run. Reads up to 64 MiB of each.
    public List<Fingerprint> fingerprints() throws IOException {
        List<Fingerprint> all = new ArrayList<>();
        for (Contents each : contents) {
            all.addAll(each.fingerprints());
        }
        return all;
    }

    @Override
    public void close() {
        closed = true;
        contents.forEach(Contents::close);
    }
}
