package org.multispa.training.mixture;

import java.io.IOException;
import java.util.List;

/// The samples of one set, by number. Safe for any number of threads.
interface Contents extends AutoCloseable {
    long size();

    /// @throws IOException if the sample is broken; the message does not say which it is
    RawSample read(long member) throws IOException;

    /// Set, file and number of a sample, counted from 1.
    String place(long member);

    List<Fingerprint> fingerprints() throws IOException;

    @Override
    void close();
}
