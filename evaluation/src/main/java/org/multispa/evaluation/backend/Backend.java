package org.multispa.evaluation.backend;

import java.io.IOException;
import java.util.SortedMap;

/// A model that can be asked. Calls may come from several threads at once.
public interface Backend extends AutoCloseable {
    /// The model's name as reports show it. Answers are kept under it, so it must tell models apart.
    String name();

    /// Everything but the question that the answer depends on, such as the temperature, the adapter or the
    /// seed: text, numbers, true and false, lists and maps of these. Nothing secret.
    SortedMap<String, Object> parameters();

    /// How many questions it can work on at once, at least 1. It may change at any time.
    int concurrency();

    /// Asks one question. What can be tried again, the back end tries again by itself before it fails.
    ///
    /// @throws BackendDown if no other question will be answered either
    /// @throws IOException if there is no answer; the message says why and is kept with the question
    Reply ask(Ask question) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
