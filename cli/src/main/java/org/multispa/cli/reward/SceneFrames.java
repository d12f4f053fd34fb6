package org.multispa.cli.reward;

import java.io.IOException;
import java.util.Locale;
import org.multispa.evaluation.reward.clip.Frames;
import org.multispa.images.ImageSize;
import org.multispa.scenes.DynamicScene;

/// The frames of a tracked video.
record SceneFrames(DynamicScene scene) implements Frames {
    @Override
    public String clip() {
        return scene.id().name();
    }

    @Override
    public int count() {
        return scene.frames().size();
    }

    @Override
    public String name(int frame) {
        return String.format(Locale.ROOT, "%06d", scene.frames().get(frame).number());
    }

    @Override
    public boolean isUsable(int frame) {
        return true;
    }

    @Override
    public ImageSize size() {
        var camera = scene.frames().getFirst().camera();
        return new ImageSize(camera.width(), camera.height());
    }

    @Override
    public byte[] encoded(int frame) throws IOException {
        return scene.frames().get(frame).pixels().encodedColor();
    }
}
