package org.multispa.cli.reward;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import org.multispa.evaluation.reward.Annotator;
import org.multispa.evaluation.reward.ClipReward;
import org.multispa.evaluation.reward.ask.ClipAsker;
import org.multispa.evaluation.reward.ask.FrameAnswers;
import org.multispa.evaluation.reward.ask.Respondent;
import org.multispa.evaluation.reward.clip.Target;
import org.multispa.evaluation.reward.files.RewardFile;
import org.multispa.evaluation.reward.score.Episode;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;

/// Rewards held against the tracks of videos, one video in memory at a time. What cannot be judged is named and does
/// not stop the rest.
final class Judging {
    private final List<SceneLocation> locations;
    private final List<String> setAside;
    private final List<ClipReward> rewards = new ArrayList<>();
    private final List<Episode> episodes = new ArrayList<>();

    /// @param setAside takes what could not be judged, with the reason
    Judging(List<SceneLocation> locations, List<String> setAside) {
        this.locations = locations;
        this.setAside = setAside;
    }

    List<Episode> episodes() {
        return episodes;
    }

    /// The rewards that were judged.
    List<ClipReward> rewards() {
        return rewards;
    }

    /// Asks about points of each video.
    ///
    /// @param drawn whether points are drawn
    /// @param asker for a camera that moves (true) or rests
    /// @param started told a video's name and how many points of it are asked about
    void ask(
            TrackChoice choice,
            boolean drawn,
            Function<Boolean, ClipAsker> asker,
            Respondents respondents,
            Annotator annotator,
            ObjIntConsumer<String> started)
            throws IOException, InterruptedException {
        for (SceneLocation location : locations) {
            Optional<DynamicScene> scene = load(location);
            if (scene.isPresent()) {
                SceneFrames frames = new SceneFrames(scene.get());
                List<ScenePoint> points = choice.of(scene.get());
                started.accept(frames.clip(), points.size());
                for (ScenePoint point : points) {
                    Target target = point.target(drawn);
                    Respondent respondent = respondents.of(Optional.of(point));
                    List<FrameAnswers> answers =
                            asker.apply(scene.get().cameraMoves()).ask(frames, target, respondent);
                    judge(annotator.annotate(frames, target, respondent.name(), answers), point);
                }
            }
        }
    }

    /// Reads rewards from files.
    void read(List<Path> files) throws IOException {
        Map<String, List<ClipReward>> byClip = new LinkedHashMap<>();
        for (Path file : files) {
            for (ClipReward reward : RewardFile.read(file)) {
                byClip.computeIfAbsent(reward.clip(), _ -> new ArrayList<>()).add(reward);
            }
        }
        for (SceneLocation location : locations) {
            List<ClipReward> own = byClip.remove(location.id().name());
            if (own == null) {
                continue;
            }
            Optional<DynamicScene> scene = load(location);
            if (scene.isPresent()) {
                own.forEach(reward -> compare(reward, scene.get()));
            }
        }
        byClip.keySet().forEach(clip -> setAside.add(clip + ": rewards of a video that is not among --tracks"));
    }

    private void compare(ClipReward reward, DynamicScene scene) {
        Optional<Integer> track = ScenePoint.trackOf(reward.target())
                .filter(one -> one < scene.tracks().points());
        if (track.isEmpty()) {
            setAside.add(reward.clip() + ", " + reward.target() + ": no track of this video");
        } else if (reward.frames().size() != scene.frames().size()) {
            setAside.add(reward.clip() + ", " + reward.target() + ": rewards of "
                    + reward.frames().size() + " frames, the video has "
                    + scene.frames().size());
        } else {
            judge(reward, new ScenePoint(scene, track.get()));
        }
    }

    private void judge(ClipReward reward, ScenePoint point) {
        rewards.add(reward);
        episodes.add(Episode.of(point.scene().id().family(), reward, point));
    }

    private Optional<DynamicScene> load(SceneLocation location) {
        try {
            return Optional.of(Scenes.loadDynamic(location, LoadOptions.DEFAULT));
        } catch (SceneException e) {
            setAside.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
