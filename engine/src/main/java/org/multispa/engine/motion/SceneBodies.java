package org.multispa.engine.motion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.bodies.Bodies;
import org.multispa.geometry.bodies.BodyRule;
import org.multispa.geometry.bodies.ChainBodyFinder;
import org.multispa.geometry.bodies.MovingPoints;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Tracks;

/// The rigid bodies of a tracked video.
public final class SceneBodies {
    private SceneBodies() {}

    /// Divides all tracks into bodies. Whether a point is visible plays no part; tracks without a position in some
    /// frame belong to none.
    ///
    /// @throws IllegalArgumentException if there are more tracks than the rule allows
    public static Bodies ofAll(DynamicScene scene, BodyRule rule, int threads) {
        Tracks tracks = scene.tracks();
        return new ChainBodyFinder(rule, threads).find(new MovingPoints(tracks.x(), tracks.y(), tracks.z()));
    }

    /// The same, but of more tracks than the rule allows only that many are looked at, chosen by hash. The rest
    /// belong to no body.
    public static Bodies ofSome(DynamicScene scene, BodyRule rule, int threads) {
        Tracks tracks = scene.tracks();
        if (tracks.points() <= rule.mostPoints()) {
            return ofAll(scene, rule, threads);
        }
        int[] chosen = chosen(tracks.points(), rule.mostPoints());
        MovingPoints points = new MovingPoints(tracks.x(), tracks.y(), tracks.z()).only(chosen);
        int[] bodyOfChosen = new ChainBodyFinder(rule, threads).find(points).ofPoint();
        int[] bodyOfPoint = new int[tracks.points()];
        Arrays.fill(bodyOfPoint, Bodies.NONE);
        for (int i = 0; i < chosen.length; i++) {
            bodyOfPoint[chosen[i]] = bodyOfChosen[i];
        }
        return new Bodies(bodyOfPoint);
    }

    private static int[] chosen(int points, int most) {
        SeededHash key = SeededHash.of(0).with("tracks");
        return IntStream.range(0, points)
                .boxed()
                .sorted(Comparator.comparingLong(point -> key.with(point).value()))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
