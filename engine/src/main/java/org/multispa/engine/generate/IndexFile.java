package org.multispa.engine.generate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.multispa.engine.index.SceneIndex;
import org.multispa.geometry.PointSets;
import org.multispa.scenes.Frame;
import org.multispa.scenes.StaticScene;

/// A scene's visibility index on disk between the survey and the emission: the packed sets as they are in memory.
final class IndexFile {
    private static final int MAGIC = 0x4D534958;

    private IndexFile() {}

    static void write(SceneIndex index, DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(index.scene().points().size());
        out.writeInt(index.frames().size());
        ByteBuffer row =
                ByteBuffer.allocate(8 * PointSets.empty(index.scene().points().size()).length);
        for (int i = 0; i < index.frames().size(); i++) {
            out.writeInt(index.frames().get(i).number());
            row.clear();
            row.asLongBuffer().put(index.seen()[i]);
            out.write(row.array());
        }
    }

    /// The index of `scene` as it was written.
    ///
    /// @throws IOException if the file belongs to another state of the scene
    static SceneIndex read(StaticScene scene, DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC || in.readInt() != scene.points().size()) {
            throw changed(scene);
        }
        int frames = in.readInt();
        List<Frame> usable = new ArrayList<>();
        long[][] seen = new long[frames][];
        int next = 0;
        byte[] row = new byte[8 * PointSets.empty(scene.points().size()).length];
        for (int i = 0; i < frames; i++) {
            int number = in.readInt();
            while (next < scene.frames().size() && scene.frames().get(next).number() < number) {
                next++;
            }
            if (next == scene.frames().size() || scene.frames().get(next).number() != number) {
                throw changed(scene);
            }
            usable.add(scene.frames().get(next));
            in.readFully(row);
            seen[i] = new long[row.length / 8];
            ByteBuffer.wrap(row).asLongBuffer().get(seen[i]);
        }
        return SceneIndex.restored(scene, usable, seen);
    }

    private static IOException changed(StaticScene scene) {
        return new IOException("scene " + scene.id().name() + " changed while the run was under way; start again with a"
                + " new output folder");
    }
}
