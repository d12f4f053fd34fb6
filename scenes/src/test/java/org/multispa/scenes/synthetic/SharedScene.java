package org.multispa.scenes.synthetic;

/// One scene that many tests look at, made once.
public final class SharedScene {
    private static final SyntheticScene SCENE =
            SyntheticScene.of(3, Capture.ofFrames(40).withColorSize(160, 120).withDepthSize(80, 60));

    private SharedScene() {}

    public static SyntheticScene get() {
        return SCENE;
    }
}
