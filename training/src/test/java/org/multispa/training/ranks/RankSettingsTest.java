package org.multispa.training.ranks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RankSettingsTest {
    private static final Map<String, String> TORCHRUN = Map.of(
            "RANK", "5",
            "WORLD_SIZE", "8",
            "LOCAL_RANK", "1",
            "MASTER_ADDR", "gpu-01.example",
            "MASTER_PORT", "29500");

    private static final Map<String, String> SLURM = Map.of(
            "SLURM_PROCID", "3",
            "SLURM_NTASKS", "4",
            "SLURM_LOCALID", "1",
            "SLURM_JOB_ID", "1234567",
            "SLURM_JOB_NODELIST", "node[01-03,7]");

    @Test
    void an_empty_environment_means_one_process() {
        assertThat(RankSettings.fromEnvironment(Map.of())).isEqualTo(RankSettings.alone());
        assertThat(RankSettings.fromEnvironment(Map.of("RANK", "", "MASTER_PORT", "29500")))
                .isEqualTo(RankSettings.alone());
    }

    @Test
    void torchrun_is_understood() {
        assertThat(RankSettings.fromEnvironment(TORCHRUN))
                .isEqualTo(new RankSettings(
                        5, 8, 1, "gpu-01.example", 29_500, RankSettings.TIMEOUT, RankSettings.SILENCE));
    }

    @Test
    void a_world_of_one_needs_no_meeting_place() {
        assertThat(RankSettings.fromEnvironment(Map.of("RANK", "0", "WORLD_SIZE", "1", "LOCAL_RANK", "0")))
                .isEqualTo(RankSettings.alone());
    }

    @Test
    void slurm_is_understood() {
        assertThat(RankSettings.fromEnvironment(SLURM))
                .isEqualTo(
                        new RankSettings(3, 4, 1, "node01", 20_000 + 4567, RankSettings.TIMEOUT, RankSettings.SILENCE));
    }

    @Test
    void the_machines_of_the_step_come_before_those_of_the_job() {
        assertThat(RankSettings.fromEnvironment(with(SLURM, "SLURM_STEP_NODELIST", "node03,node7"))
                        .host())
                .isEqualTo("node03");
    }

    @Test
    void a_named_meeting_place_comes_before_what_slurm_says() {
        RankSettings settings =
                RankSettings.fromEnvironment(with(with(SLURM, "MASTER_ADDR", "10.0.0.7"), "MASTER_PORT", "2222"));
        assertThat(settings.host()).isEqualTo("10.0.0.7");
        assertThat(settings.port()).isEqualTo(2222);
    }

    @Test
    void torchrun_inside_slurm_counts() {
        Map<String, String> both = new HashMap<>(SLURM);
        both.putAll(TORCHRUN);
        assertThat(RankSettings.fromEnvironment(both)).isEqualTo(RankSettings.fromEnvironment(TORCHRUN));
    }

    @Test
    void a_slurm_script_without_tasks_is_one_process() {
        assertThat(RankSettings.fromEnvironment(Map.of("SLURM_PROCID", "0", "SLURM_LOCALID", "0", "SLURM_JOB_ID", "7")))
                .isEqualTo(RankSettings.alone());
        assertThat(RankSettings.fromEnvironment(Map.of("SLURM_PROCID", "0", "SLURM_LOCALID", "0", "SLURM_NTASKS", "1")))
                .isEqualTo(RankSettings.alone());
    }

    @Test
    void each_missing_variable_is_named() {
        for (String missing : List.of("RANK", "WORLD_SIZE", "LOCAL_RANK", "MASTER_ADDR", "MASTER_PORT")) {
            assertRefused(with(TORCHRUN, missing, " "), "set, but not " + missing + ";", "torchrun");
        }
        assertRefused(with(SLURM, "SLURM_LOCALID", ""), "but not SLURM_LOCALID");
        assertRefused(with(SLURM, "SLURM_NTASKS", ""), "but not SLURM_STEP_NUM_TASKS");
        assertRefused(with(SLURM, "SLURM_JOB_NODELIST", ""), "MASTER_ADDR", "SLURM_JOB_NODELIST");
        assertRefused(with(SLURM, "SLURM_JOB_ID", ""), "MASTER_PORT", "SLURM_JOB_ID");
        assertRefused(Map.of("RANK", "1"), "RANK set, but not WORLD_SIZE, LOCAL_RANK, MASTER_ADDR, MASTER_PORT");
    }

    @Test
    void contradictions_are_named() {
        assertRefused(with(TORCHRUN, "RANK", "8"), "expected a rank from 0 to 7 of 8, found 8");
        assertRefused(with(TORCHRUN, "WORLD_SIZE", "0"), "at least one rank, found 0");
        assertRefused(with(TORCHRUN, "LOCAL_RANK", "6"), "local rank from 0 to the rank, which is 5", "found 6");
        assertRefused(with(TORCHRUN, "MASTER_PORT", "0"), "MASTER_PORT", "from 1 to 65535", "'0'");
        assertRefused(with(TORCHRUN, "MASTER_PORT", "65536"), "MASTER_PORT", "'65536'");
        assertRefused(with(TORCHRUN, "RANK", "one"), "RANK: expected a whole number", "'one'");
        assertRefused(with(TORCHRUN, "RANK", "-1"), "RANK", "'-1'");
        assertRefused(with(TORCHRUN, "WORLD_SIZE", "99999999999"), "WORLD_SIZE", "'99999999999'");
        assertRefused(with(SLURM, "SLURM_PROCID", "4"), "expected a rank from 0 to 3 of 4, found 4");
    }

    @Test
    void the_time_to_wait_can_be_set() {
        assertThat(RankSettings.fromEnvironment(with(TORCHRUN, "MULTISPA_RANK_TIMEOUT", "90"))
                        .timeout())
                .isEqualTo(Duration.ofSeconds(90));
        assertRefused(with(TORCHRUN, "MULTISPA_RANK_TIMEOUT", "0"), "MULTISPA_RANK_TIMEOUT");
        assertThat(RankSettings.alone().withSilence(Duration.ofSeconds(7)).silence())
                .isEqualTo(Duration.ofSeconds(7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankSettings.alone().withTimeout(Duration.ZERO));
    }

    @Test
    void each_process_of_a_machine_has_a_gpu_of_its_own() {
        RankSettings settings = RankSettings.fromEnvironment(TORCHRUN);
        assertThat(Stream.of("cuda", "cuda:3", "cpu").map(settings::device)).containsExactly("cuda:1", "cuda:3", "cpu");
    }

    private static void assertRefused(Map<String, String> environment, String... parts) {
        assertThatExceptionOfType(RankException.class)
                .isThrownBy(() -> RankSettings.fromEnvironment(environment))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(name, value);
        return changed;
    }
}
