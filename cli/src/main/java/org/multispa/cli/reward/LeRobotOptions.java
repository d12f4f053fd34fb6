package org.multispa.cli.reward;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Choice;
import org.multispa.evaluation.reward.files.LeRobotDataset;
import org.multispa.evaluation.reward.files.NextReward;
import org.multispa.files.Folders;
import picocli.CommandLine.Option;

/// Rewards as a data set for robots.
final class LeRobotOptions {
    @Option(
            names = "--lerobot",
            paramLabel = "DIR",
            description = "Write a data set in LeRobot's layout (v2.1) as well; the folder must be new.")
    @Nullable
    private Path folder;

    @Option(
            names = "--next-reward",
            paramLabel = "progress|gain",
            hideParamSyntax = true,
            converter = Rewards.class,
            defaultValue = "progress",
            description = "With --lerobot: a step's reward is the progress after it, or by how much it grew (default:"
                    + " ${DEFAULT-VALUE}).")
    private NextReward reward = NextReward.PROGRESS;

    @Option(
            names = "--task",
            paramLabel = "TEXT",
            description = "With --lerobot: the task in words (default: move the point, or the thing).")
    @Nullable
    private String task;

    @Option(names = "--without-images", description = "With --lerobot: leave the frames' images out.")
    private boolean withoutImages;

    /// @throws UsageException if the folder cannot be made
    void requireFree() throws IOException {
        if (folder != null && Files.exists(folder) && (!Files.isDirectory(folder) || !Folders.isEmpty(folder))) {
            throw new UsageException("--lerobot: " + folder + " is there already; choose another folder or delete it");
        }
    }

    Optional<String> task() {
        return Optional.ofNullable(task);
    }

    /// Writes the data set if one is wanted, and says where.
    Optional<Path> write(LeRobotDataset.Episode episode, double fps) throws IOException {
        if (folder == null) {
            return Optional.empty();
        }
        new LeRobotDataset(fps, reward, !withoutImages).write(folder, List.of(episode));
        return Optional.of(folder);
    }

    private static final class Rewards extends Choice<NextReward> {
        Rewards() {
            super(List.of(NextReward.values()), NextReward::id);
        }
    }
}
