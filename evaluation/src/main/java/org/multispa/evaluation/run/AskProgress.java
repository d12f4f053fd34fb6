package org.multispa.evaluation.run;

import org.multispa.evaluation.backend.Usage;

/// How far asking has come.
///
/// @param stage what is being done: `asking`; `rewriting` or `judging` where a language model is asked about replies
/// @param questions in all
/// @param stored those of them whose answers were there already
/// @param answered those that were answered since
/// @param failed those that got no answer
/// @param usage what the answers took
/// @param concurrency how many questions the back end works on at once now
public record AskProgress(
        String stage, long questions, long stored, long answered, long failed, Usage usage, int concurrency) {
    /// Questions that are done, with or without an answer.
    public long done() {
        return stored + answered + failed;
    }
}
