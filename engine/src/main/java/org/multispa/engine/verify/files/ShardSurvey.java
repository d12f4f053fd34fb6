package org.multispa.engine.verify.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.json.SampleJson;
import org.multispa.dataset.json.SampleReader;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Disagreement;
import org.multispa.engine.verify.findings.Fault;
import org.multispa.geometry.SeededHash;

/// One file of samples, read through.
final class ShardSurvey implements LineFile.Visitor {
    private final ShardEntry shard;
    private final Runs runs = new Runs();
    private final List<Disagreement> faults = new ArrayList<>();
    private final Map<Subtask, SortedMap<String, Long>> bins = new EnumMap<>(Subtask.class);
    private long[] ids = new long[1024];
    private int samples;

    private ShardSurvey(ShardEntry shard) {
        this.shard = shard;
    }

    /// Reads the shard and holds it against its entry.
    static ShardSurvey of(Path root, ShardEntry shard) {
        ShardSurvey survey = new ShardSurvey(shard);
        try {
            LineFile.Whole whole = LineFile.read(root.resolve(shard.path()), survey);
            survey.compare("bytes", shard.bytes(), whole.bytes());
            survey.compare("lines", shard.records(), whole.lines());
            if (!whole.sha256().equals(shard.sha256())) {
                survey.fault(Cause.FILE, "SHA-256", shard.sha256(), whole.sha256());
            }
        } catch (IOException e) {
            survey.fault(Cause.FILE, "file", "a readable file", e.toString());
        }
        return survey;
    }

    /// The hash by which samples are chosen and doubled ids are found.
    static long hash(String id) {
        return SeededHash.of(0).with("verify").with(id).value();
    }

    private void compare(String what, long expected, long found) {
        if (expected != found) {
            fault(Cause.FILE, what, Long.toString(expected), Long.toString(found));
        }
    }

    private void fault(Cause cause, String what, String expected, String found) {
        faults.add(Disagreement.ofDataset(shard.path(), new Fault(cause, what, expected, found)));
    }

    @Override
    public void line(long number, long offset, byte[] line, int from, int length) {
        try {
            Sample sample = SampleJson.decode(Arrays.copyOfRange(line, from, from + length));
            runs.add(sample.provenance().scene(), shard.path(), offset, length + 1L, number);
            bins.computeIfAbsent(sample.subtask(), _ -> new TreeMap<>())
                    .merge(sample.provenance().bin(), 1L, Long::sum);
            if (samples == ids.length) {
                ids = Arrays.copyOf(ids, 2 * samples);
            }
            ids[samples++] = hash(sample.id());
        } catch (DatasetException e) {
            unreadable(number, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void tooLong(long number) {
        unreadable(number, "a line of more than " + SampleReader.MAX_LINE + " bytes");
    }

    private void unreadable(long number, String found) {
        faults.add(
                Disagreement.ofDataset(shard.path() + ":" + number, new Fault(Cause.LINE, "line", "a sample", found)));
    }

    Runs runs() {
        return runs;
    }

    List<Disagreement> faults() {
        return faults;
    }

    /// Number of samples by subtask and bin.
    Map<Subtask, SortedMap<String, Long>> bins() {
        return bins;
    }

    /// Hashes of the ids, in the order of the lines.
    long[] ids() {
        return Arrays.copyOf(ids, samples);
    }
}
