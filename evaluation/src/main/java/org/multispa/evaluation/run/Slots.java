package org.multispa.evaluation.run;

import java.util.function.IntSupplier;

/// Places for questions under way, as many as there are at the moment. Where they become fewer, no question loses
/// its place, but none is given out until enough are free. Thread-safe.
final class Slots {
    private final IntSupplier most;
    private int taken;

    /// @param most how many places there are now, asked again whenever one is given back; fewer than one is one
    Slots(IntSupplier most) {
        this.most = most;
    }

    synchronized void take() throws InterruptedException {
        while (taken >= Math.max(1, most.getAsInt())) {
            wait();
        }
        taken++;
    }

    synchronized void give() {
        taken--;
        notifyAll();
    }
}
