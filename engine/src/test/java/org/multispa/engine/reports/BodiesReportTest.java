package org.multispa.engine.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.engine.motion.SceneBodies;
import org.multispa.engine.testscenes.MovingThings;
import org.multispa.geometry.bodies.Bodies;
import org.multispa.geometry.bodies.BodyRule;
import org.multispa.scenes.TrackSubset;

class BodiesReportTest {
    @TempDir
    private Path folder;

    @Test
    void everyTrackHasALineWithItsBody() throws IOException {
        Path csv = folder.resolve("labels.csv");
        BodiesReport.write(new Bodies(new int[] {0, 1, 0, Bodies.NONE, 2}), csv);
        assertThat(csv).hasContent("track,body\n0,0\n1,1\n2,0\n3,-1\n4,2\n");
        assertThat(Files.readString(csv)).endsWith("4,2\n").doesNotContain("\r");
    }

    @Test
    void theBodiesOfAVideoAreTheThingsInItInTheOrderOfTheirFirstTracks() throws IOException {
        MovingThings things = MovingThings.of(4, 30, true);
        Path csv = folder.resolve("labels.csv");
        BodiesReport.write(SceneBodies.ofAll(things.scene(TrackSubset.OTHER), BodyRule.PUBLISHED, 2), csv);
        StringBuilder expected = new StringBuilder("track,body\n");
        for (int track = 0; track < things.points(); track++) {
            expected.append(track).append(',').append(things.thingOf()[track]).append('\n');
        }
        assertThat(csv).hasContent(expected.toString());
    }

    @Test
    void aVideoWithoutTracksHasAHeaderAlone() throws IOException {
        Path csv = folder.resolve("labels.csv");
        BodiesReport.write(new Bodies(new int[0]), csv);
        assertThat(Files.readString(csv)).isEqualTo("track,body\n");
    }
}
