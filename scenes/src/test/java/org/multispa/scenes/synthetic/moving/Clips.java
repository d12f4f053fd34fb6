package org.multispa.scenes.synthetic.moving;

import java.util.List;

/// Small clips that many tests look at, made once.
final class Clips {
    static final Filming SMALL =
            Filming.DEFAULT.withFrames(24).withTracks(160).withCameras(2).withSize(128, 96);

    private static final MovingScene WALK = MovingScene.walking(4, SMALL);
    private static final List<MovingScene> DOME = MovingScene.watched(12, SMALL);

    private Clips() {}

    static MovingScene walk() {
        return WALK;
    }

    static List<MovingScene> dome() {
        return DOME;
    }

    static List<MovingScene> all() {
        return List.of(WALK, DOME.get(0), DOME.get(1));
    }
}
