package org.multispa.benchmarks.endtoend;

import java.util.Map;
import java.util.TreeMap;
import org.multispa.engine.generate.Progress;

/// Notes how long each stage of a run takes. Stages are announced by one thread.
final class StageTimes implements Progress {
    private final Map<String, Long> nanos = new TreeMap<>();
    private String current = "";
    private long since = System.nanoTime();

    @Override
    public void stage(String name, long total) {
        end();
        current = name;
    }

    @Override
    public void advance(long done) {
        // only whole stages are timed
    }

    /// Ends the current stage.
    void end() {
        long now = System.nanoTime();
        nanos.merge(current, now - since, Long::sum);
        since = now;
    }

    /// Seconds spent in a stage, 0 where there was none of that name.
    double seconds(String stage) {
        return nanos.getOrDefault(stage, 0L) / 1e9;
    }
}
