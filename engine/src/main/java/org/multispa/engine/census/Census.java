package org.multispa.engine.census;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Subtask;
import org.multispa.engine.profile.Gate;
import org.multispa.scenes.SetAside;

/// What the survey of one scene found: how it went, the selection hashes of everything that could be asked, by subtask
/// and bin, and how many questions each gate kept out.
///
/// @param refusal why the scene cannot be used, empty if it can
/// @param frames number of usable frames
public record Census(
        String scene,
        String family,
        String refusal,
        int frames,
        List<SetAside> setAside,
        Map<Subtask, SortedMap<String, long[]>> hashes,
        Map<Subtask, SortedMap<Gate, Long>> drops) {
    private static final int VERSION = 1;

    /// The census of a scene that cannot be used.
    public static Census refused(String scene, String family, String reason) {
        return new Census(scene, family, reason, 0, List.of(), Map.of(), Map.of());
    }

    public boolean isRefused() {
        return !refusal.isEmpty();
    }

    /// Writes the census as bytes that [#read] reads.
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(VERSION);
        writeText(out, scene);
        writeText(out, family);
        writeText(out, refusal);
        out.writeInt(frames);
        out.writeInt(setAside.size());
        for (SetAside one : setAside) {
            writeText(out, one.what());
            writeText(out, one.reason());
        }
        out.writeInt(hashes.size());
        for (Map.Entry<Subtask, SortedMap<String, long[]>> entry : hashes.entrySet()) {
            writeText(out, entry.getKey().id());
            out.writeInt(entry.getValue().size());
            for (Map.Entry<String, long[]> bin : entry.getValue().entrySet()) {
                writeText(out, bin.getKey());
                out.writeInt(bin.getValue().length);
                for (long hash : bin.getValue()) {
                    out.writeLong(hash);
                }
            }
        }
        out.writeInt(drops.size());
        for (Map.Entry<Subtask, SortedMap<Gate, Long>> entry : drops.entrySet()) {
            writeText(out, entry.getKey().id());
            out.writeInt(entry.getValue().size());
            for (Map.Entry<Gate, Long> gate : entry.getValue().entrySet()) {
                writeText(out, gate.getKey().name());
                out.writeLong(gate.getValue());
            }
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IOException if it is cut off or was written by another version
    public static Census read(DataInputStream in) throws IOException {
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("census of version " + version + ", expected " + VERSION);
        }
        String scene = readText(in);
        String family = readText(in);
        String refusal = readText(in);
        int frames = in.readInt();
        List<SetAside> setAside = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            setAside.add(new SetAside(readText(in), readText(in)));
        }
        Map<Subtask, SortedMap<String, long[]>> hashes = new EnumMap<>(Subtask.class);
        for (int left = in.readInt(); left > 0; left--) {
            SortedMap<String, long[]> bins = new TreeMap<>();
            hashes.put(readSubtask(in), bins);
            for (int more = in.readInt(); more > 0; more--) {
                String bin = readText(in);
                long[] values = new long[in.readInt()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readLong();
                }
                bins.put(bin, values);
            }
        }
        Map<Subtask, SortedMap<Gate, Long>> drops = new EnumMap<>(Subtask.class);
        for (int left = in.readInt(); left > 0; left--) {
            SortedMap<Gate, Long> gates = new TreeMap<>();
            drops.put(readSubtask(in), gates);
            for (int more = in.readInt(); more > 0; more--) {
                gates.put(Gate.valueOf(readText(in)), in.readLong());
            }
        }
        return new Census(scene, family, refusal, frames, setAside, hashes, drops);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static Subtask readSubtask(DataInputStream in) throws IOException {
        String id = readText(in);
        return Subtask.byId(id).orElseThrow(() -> new IOException("census names an unknown subtask: " + id));
    }
}
