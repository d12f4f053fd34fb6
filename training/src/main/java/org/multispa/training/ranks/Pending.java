package org.multispa.training.ranks;

/// Work of all ranks together that is under way. Until it is done, the tensor must be neither read nor changed.
public interface Pending {
    /// Work that is done already.
    Pending DONE = new Pending() {
        @Override
        public boolean done() {
            return true;
        }

        @Override
        public void await() {}
    };

    /// Whether it is over, well or badly. Never waits.
    boolean done();

    /// Waits until the tensor holds the result. Once it has returned, further calls do nothing.
    ///
    /// @throws RankException if another rank is lost or the time is up; the tensor then holds nothing of use
    void await();
}
