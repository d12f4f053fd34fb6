package org.multispa.evaluation.reward.ask;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.multispa.evaluation.backend.Reply;

/// Who answers. Calls may come from several threads at once.
public interface Respondent {
    /// Answers are kept under it.
    String name();

    /// What else the answers depend on, in the form of [org.multispa.dataset.json.PlainTree].
    SortedMap<String, Object> parameters();

    /// How many questions are worked on at once, at least 1. It may change at any time.
    int concurrency();

    /// @param images of the question's frames as stored, without marks
    /// @throws org.multispa.evaluation.backend.BackendDown if no other question will be answered either
    /// @throws IOException if there is no answer; the message says why and is kept with the question
    Reply answer(Question question, List<byte[]> images) throws IOException, InterruptedException;
}
