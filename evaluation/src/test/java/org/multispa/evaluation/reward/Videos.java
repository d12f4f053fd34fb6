package org.multispa.evaluation.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.reward.ask.MotionWording;
import org.multispa.evaluation.reward.clip.Frames;
import org.multispa.evaluation.reward.clip.PointPath;
import org.multispa.evaluation.reward.clip.PointTruth;
import org.multispa.evaluation.reward.clip.Spot;
import org.multispa.evaluation.reward.clip.Target;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.images.ImageSize;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

/// Small videos in memory for tests.
public final class Videos {
    public static final ImageSize SIZE = new ImageSize(64, 48);

    /// Words that name the subtask, the pixel and one of a few variants.
    public static final MotionWording WORDING = (Subtask subtask, Map<String, String> slots, SeededHash key) ->
            subtask.id() + " " + new TreeMap<>(slots) + " variant " + key.below(5);

    private Videos() {}

    /// A grey image, a shade for each number.
    public static byte[] image(int number) {
        byte[] rgb = new byte[3 * SIZE.width() * SIZE.height()];
        Arrays.fill(rgb, (byte) (10 + 4 * number));
        return Jpeg.encode(new RgbImage(SIZE.width(), SIZE.height(), rgb), 90);
    }

    public static Frames of(int count) {
        List<byte[]> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(image(i));
        }
        return new InMemory("video", images);
    }

    private record InMemory(String clip, List<byte[]> images) implements Frames {
        @Override
        public int count() {
            return images.size();
        }

        @Override
        public String name(int frame) {
            return "f" + frame;
        }

        @Override
        public boolean isUsable(int frame) {
            return images.get(frame).length > 0;
        }

        @Override
        public ImageSize size() {
            return SIZE;
        }

        @Override
        public byte[] encoded(int frame) {
            return images.get(frame);
        }
    }

    /// With one frame broken.
    public static Frames broken(int count, int frame) {
        List<byte[]> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(i == frame ? new byte[0] : image(i));
        }
        return new InMemory("video", images);
    }

    /// A point that was followed through all frames.
    public static Target.Point followed(int count, boolean drawn) {
        TreeMap<Integer, Spot> spots = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            spots.put(i, new Spot(20 + i % 20, 30));
        }
        return new Target.Point("track-3", new PointPath(spots, true), drawn);
    }

    /// A point known in the first frame only.
    public static Target.Point marked(boolean drawn) {
        return new Target.Point("point", PointPath.at(new Spot(20, 30)), drawn);
    }

    /// A truth from the position in each frame, metres, seen by a camera at rest.
    public static PointTruth truth(IntFunction<Vec3> position) {
        return (from, to) -> Optional.of(position.apply(to).minus(position.apply(from)));
    }
}
