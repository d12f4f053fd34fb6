package org.multispa.benchmarks.endtoend;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import org.multispa.engine.generate.Progress;

/// Notes how long each stage of a run takes, by the clock and by the processors. Stages are announced by one thread.
final class StageTimes implements Progress {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Map<String, Long> nanos = new TreeMap<>();
    private final Map<String, Long> cpuNanos = new TreeMap<>();
    private String current = "";
    private long since = System.nanoTime();
    private long cpuSince = system.getProcessCpuTime();

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
        long cpu = system.getProcessCpuTime();
        nanos.merge(current, now - since, Long::sum);
        cpuNanos.merge(current, cpu - cpuSince, Long::sum);
        since = now;
        cpuSince = cpu;
    }

    /// Seconds spent in a stage, 0 where there was none of that name.
    double seconds(String stage) {
        return nanos.getOrDefault(stage, 0L) / 1e9;
    }

    /// Seconds that the processors worked for this process in a stage, over all threads; it does not grow with what
    /// else the machine has to do.
    double cpuSeconds(String stage) {
        return cpuNanos.getOrDefault(stage, 0L) / 1e9;
    }
}
