package org.multispa.training.ranks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads what torchrun, Slurm or our own launcher left in the environment.
final class RankEnvironment {
    private static final String TIMEOUT = "MULTISPA_RANK_TIMEOUT";
    private static final List<String> RANKS = List.of("RANK", "WORLD_SIZE", "LOCAL_RANK");
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;

    private final Map<String, String> environment;

    RankEnvironment(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    RankSettings read() {
        try {
            RankSettings settings = RANKS.stream().anyMatch(this::has)
                    ? fromRanks()
                    : has("SLURM_PROCID") ? fromSlurm() : RankSettings.alone();
            return has(TIMEOUT)
                    ? settings.withTimeout(Duration.ofSeconds(number(TIMEOUT, 1, Integer.MAX_VALUE)))
                    : settings;
        } catch (IllegalArgumentException e) {
            throw new RankException("the environment: " + e.getMessage(), e);
        }
    }

    private RankSettings fromRanks() {
        List<String> wanted = new ArrayList<>(RANKS);
        if (!"1".equals(environment.get("WORLD_SIZE"))) {
            wanted.add("MASTER_ADDR");
            wanted.add("MASTER_PORT");
        }
        require(wanted);
        return settings(count("RANK"), count("WORLD_SIZE"), count("LOCAL_RANK"));
    }

    private RankSettings fromSlurm() {
        String size = has("SLURM_NTASKS") ? "SLURM_NTASKS" : "SLURM_STEP_NUM_TASKS";
        if (!has(size) && count("SLURM_PROCID") == 0) {
            // A batch script that asked for machines, not for tasks.
            return RankSettings.alone();
        }
        require(List.of("SLURM_PROCID", size, "SLURM_LOCALID"));
        return settings(count("SLURM_PROCID"), count(size), count("SLURM_LOCALID"));
    }

    private RankSettings settings(int rank, int size, int localRank) {
        if (size == 1 && rank == 0 && localRank == 0) {
            return RankSettings.alone();
        }
        return new RankSettings(rank, size, localRank, host(), port(), RankSettings.TIMEOUT, RankSettings.SILENCE);
    }

    private String host() {
        if (has("MASTER_ADDR")) {
            return value("MASTER_ADDR");
        }
        for (String list : List.of("SLURM_STEP_NODELIST", "SLURM_JOB_NODELIST")) {
            if (has(list)) {
                return NodeList.first(list, value(list));
            }
        }
        throw new IllegalArgumentException("expected the machine of rank 0 in MASTER_ADDR or a list of machines in"
                + " SLURM_STEP_NODELIST or SLURM_JOB_NODELIST, found none of them");
    }

    private int port() {
        if (has("MASTER_PORT")) {
            return number("MASTER_PORT", 1, 65_535);
        }
        if (has("SLURM_JOB_ID")) {
            return FIRST_PORT + number("SLURM_JOB_ID", 0, Integer.MAX_VALUE) % PORTS;
        }
        throw new IllegalArgumentException("expected a port in MASTER_PORT, found neither that nor SLURM_JOB_ID");
    }

    private void require(List<String> wanted) {
        List<String> missing = wanted.stream().filter(name -> !has(name)).toList();
        if (!missing.isEmpty()) {
            List<String> set = wanted.stream().filter(this::has).toList();
            throw new IllegalArgumentException(String.join(", ", set) + " set, but not " + String.join(", ", missing)
                    + "; set all of them (torchrun, srun and `multispa launch` do), or none for one process");
        }
    }

    private boolean has(String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    private String value(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private int count(String name) {
        return number(name, 0, Integer.MAX_VALUE);
    }

    private int number(String name, int least, int most) {
        String text = value(name);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException(
                name + ": expected a whole number from " + least + " to " + most + ", found '" + text + "'");
    }
}
