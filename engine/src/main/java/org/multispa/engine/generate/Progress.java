package org.multispa.engine.generate;

/// Hears how a long run gets on. Called from several threads.
public interface Progress {
    Progress SILENT = new Progress() {
        @Override
        public void stage(String name, long total) {}

        @Override
        public void advance(long done) {}
    };

    /// A new stage begins, of `total` steps.
    void stage(String name, long total);

    /// `done` more steps of the current stage are done.
    void advance(long done);
}
