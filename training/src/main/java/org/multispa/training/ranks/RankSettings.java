package org.multispa.training.ranks;

import java.time.Duration;
import java.util.Map;
import org.multispa.training.ranks.network.Place;

/// Who takes part in a run, and where they meet.
///
/// @param rank which process this is, from 0
/// @param size how many processes there are
/// @param localRank which process of this machine this is, from 0
/// @param host the machine of rank 0, as the others reach it; without meaning for one process
/// @param port the port at which rank 0 listens; without meaning for one process
/// @param timeout how long to wait for the others to come, and for any work together
/// @param silence after how long without a sign of life a rank counts as lost
public record RankSettings(
        int rank, int size, int localRank, String host, int port, Duration timeout, Duration silence) {
    /// How long work together may take: long enough for the others to wait while one of them writes or evaluates.
    public static final Duration TIMEOUT = Duration.ofMinutes(30);

    /// Signs of life come twice a second; a machine that swaps may be late with them.
    public static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int HIGHEST_PORT = 65535;

    public RankSettings {
        if (size < 1) {
            throw new IllegalArgumentException("expected at least one rank, found " + size);
        }
        if (rank < 0 || rank >= size) {
            throw new IllegalArgumentException(
                    "expected a rank from 0 to " + (size - 1) + " of " + size + ", found " + rank);
        }
        if (localRank < 0 || localRank > rank) {
            throw new IllegalArgumentException("expected a local rank from 0 to the rank, which is " + rank
                    + " (each machine counts its ranks in their order), found " + localRank);
        }
        if (size > 1 && host.isBlank()) {
            throw new IllegalArgumentException("expected the host of rank 0, found nothing");
        }
        if (size > 1 && (port < 1 || port > HIGHEST_PORT)) {
            throw new IllegalArgumentException("expected a port from 1 to " + HIGHEST_PORT + ", found " + port);
        }
        if (!timeout.isPositive() || !silence.isPositive()) {
            throw new IllegalArgumentException(
                    "expected times to wait above zero, found " + timeout + " and " + silence);
        }
    }

    /// One process.
    public static RankSettings alone() {
        return new RankSettings(0, 1, 0, "localhost", 0, TIMEOUT, SILENCE);
    }

    /// The settings that torchrun, Slurm or `multispa launch` left in the environment. Without any, one process.
    ///
    /// - `RANK`, `WORLD_SIZE`, `LOCAL_RANK`, `MASTER_ADDR` and `MASTER_PORT`, all or none;
    /// - else Slurm's `SLURM_PROCID`, `SLURM_NTASKS` and `SLURM_LOCALID`; where `MASTER_ADDR` is not set, the first
    ///   host of `SLURM_STEP_NODELIST` or `SLURM_JOB_NODELIST`; where `MASTER_PORT` is not set, one that follows
    ///   from `SLURM_JOB_ID`;
    /// - `MULTISPA_RANK_TIMEOUT`: seconds to wait for other ranks.
    ///
    /// @throws RankException if some are missing or contradict each other; names them
    public static RankSettings fromEnvironment(Map<String, String> environment) {
        return new RankEnvironment(environment).read();
    }

    Place place() {
        return new Place(host, port);
    }

    /// The same with another time to wait.
    public RankSettings withTimeout(Duration other) {
        return new RankSettings(rank, size, localRank, host, port, other, silence);
    }

    /// The same with another time after which a silent rank counts as lost.
    public RankSettings withSilence(Duration other) {
        return new RankSettings(rank, size, localRank, host, port, timeout, other);
    }

    /// The device of this process: of several GPUs, that with the number of the local rank.
    ///
    /// @param wanted as the configuration names it: `cuda` becomes `cuda:0`, `cuda:1` …, anything else stays
    public String device(String wanted) {
        return wanted.equals("cuda") ? "cuda:" + localRank : wanted;
    }
}
