package org.multispa.engine.verify.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.json.SampleJson;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Disagreement;
import org.multispa.engine.verify.findings.Fault;

/// Finds the samples whose ids are really the same, among those whose hashes are.
final class DoubledIds implements LineFile.Visitor {
    private final Set<Long> hashes;
    private final Map<String, String> places = new HashMap<>();
    private final List<Disagreement> faults = new ArrayList<>();
    private String file = "";

    private DoubledIds(Set<Long> hashes) {
        this.hashes = hashes;
    }

    static List<Disagreement> among(Path root, List<ShardEntry> shards, Set<Long> hashes) {
        DoubledIds search = new DoubledIds(hashes);
        for (ShardEntry shard : shards) {
            search.file = shard.path();
            try {
                LineFile.read(root.resolve(shard.path()), search);
            } catch (IOException e) {
                search.faults.add(Disagreement.ofDataset(
                        shard.path(), new Fault(Cause.FILE, "file", "a readable file", e.toString())));
            }
        }
        return search.faults;
    }

    @Override
    public void line(long number, long offset, byte[] line, int from, int length) {
        try {
            Sample sample = SampleJson.decode(Arrays.copyOfRange(line, from, from + length));
            if (hashes.contains(ShardSurvey.hash(sample.id()))) {
                String place = file + ":" + number;
                String other = places.putIfAbsent(sample.id(), place);
                if (other != null) {
                    Fault fault = new Fault(Cause.DUPLICATE_ID, "id", "an id of its own", "that of " + other);
                    faults.add(new Disagreement(sample.subtask().id(), sample.id(), place, fault));
                }
            }
        } catch (DatasetException e) {
            // told by the survey
        }
    }

    @Override
    public void tooLong(long number) {
        // told by the survey
    }
}
