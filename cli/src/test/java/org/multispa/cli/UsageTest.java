package org.multispa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.console.ExitCode;
import org.multispa.dataset.Subtask;
import picocli.CommandLine;

final class UsageTest {
    @TempDir
    private Path folder;

    @Test
    void no_arguments_show_the_usage() {
        Ran ran = Ran.command();
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.out()).contains("Usage: multispa", "Exit codes", "generate", "pairs", "objects");
    }

    @Test
    void every_command_has_help_with_an_example() {
        List<CommandLine> commands = commands();
        assertThat(commands).hasSizeGreaterThan(15);
        for (CommandLine command : commands) {
            Ran ran = Ran.command(words(command, "--help"));
            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(ran.out())
                    .startsWith("Usage: " + command.getCommandSpec().qualifiedName())
                    .containsPattern("Examples?:\\R  multispa ");
            assertThat(ran.out().lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(HelpStyle.WIDTH));
            assertThat(ran.err()).isEmpty();
        }
    }

    @Test
    void every_synopsis_names_what_must_be_given() {
        assertThat(Ran.command("generate", "--help").out())
                .startsWith("Usage: multispa generate --scenes PATH… --out DIR [OPTIONS]");
        assertThat(Ran.command("export", "--help").out())
                .startsWith("Usage: multispa export DIR --to FORMAT --out PATH [OPTIONS]");
        assertThat(Ran.command("scenes", "--help").out()).startsWith("Usage: multispa scenes COMMAND");
    }

    @Test
    void examples_are_command_lines_that_can_be_read() {
        List<String> examples = commands().stream()
                .flatMap(command ->
                        Stream.of(command.getCommandSpec().usageMessage().footer()))
                .map(String::strip)
                .filter(line -> line.startsWith("multispa "))
                .toList();
        assertThat(examples).hasSizeGreaterThan(20).allSatisfy(example -> {
            String[] words = example.split("\\s+", -1);
            Main.line().parseArgs(Arrays.copyOfRange(words, 1, words.length));
        });
    }

    private static List<CommandLine> commands() {
        List<CommandLine> found = new ArrayList<>(List.of(Main.line()));
        for (int i = 0; i < found.size(); i++) {
            found.addAll(found.get(i).getSubcommands().values());
        }
        return found;
    }

    /// What follows `multispa` to reach a command.
    private static Object[] words(CommandLine command, String last) {
        String[] names = command.getCommandSpec().qualifiedName().split(" ", -1);
        return Stream.concat(Stream.of(names).skip(1), Stream.of(last)).toArray();
    }

    @Test
    void wrong_usage_is_told_in_a_line_and_where_help_is() {
        Ran ran = Ran.command("generate");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err().lines())
                .containsExactly(
                        "multispa: Missing required options: '--out=DIR', '--scenes=PATH…'",
                        "Try: multispa generate --help");
        Ran misspelt = Ran.command("genrate");
        assertThat(misspelt.code()).isEqualTo(ExitCode.USAGE);
        assertThat(misspelt.err()).contains("'genrate'", "Did you mean: multispa generate", "Try: multispa --help");
        Ran group = Ran.command("scenes");
        assertThat(group.code()).isEqualTo(ExitCode.USAGE);
        assertThat(group.err()).contains("Missing required subcommand", "make ", "check ");
    }

    @Test
    void the_version_is_told() {
        assertThat(Ran.command("--version").out()).startsWith("multispa 0.").contains("Java");
        assertThat(Ran.command("scenes", "make", "--version").out())
                .isEqualTo(Ran.command("--version").out());
    }

    @Test
    void an_unknown_subtask_is_answered_with_the_known_ones() {
        Ran ran =
                Ran.command("generate", "--scenes", folder, "--out", folder.resolve("x"), "--subtasks", "camera-roll");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("camera-roll");
        for (Subtask subtask : Subtask.values()) {
            assertThat(ran.err()).contains(subtask.id());
        }
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void wrong_options_are_refused_with_what_was_expected() {
        Path out = folder.resolve("x");
        assertRefused(
                "'--count': expected a whole number from 1",
                "generate",
                "--scenes",
                folder,
                "--out",
                out,
                "--count",
                "0");
        assertRefused(
                "expected strict or paper, found 'loose'",
                "generate",
                "--scenes",
                folder,
                "--out",
                out,
                "--profile",
                "loose");
        assertRefused(
                "random, near, same-object or mixed, found 'hard'",
                "generate",
                "--scenes",
                folder,
                "--out",
                out,
                "--distractors",
                "hard");
        assertRefused(
                "'--points-per-body': expected a whole",
                "generate",
                "--scenes",
                folder,
                "--out",
                out,
                "--points-per-body",
                "0");
        assertRefused("0..100 percent", "generate", "--scenes", folder, "--out", out, "--reversed", "101");
        assertRefused("near radius", "generate", "--scenes", folder, "--out", out, "--near-radius", "7");
        assertRefused("share from 0 to 1", "generate", "--scenes", folder, "--out", out, "--sequences", "1.5");
        assertRefused("share from 0 to 1", "generate", "--scenes", folder, "--out", out, "--sequences", "NaN");
        assertRefused(
                "'--threads': expected a whole number from 1 to 2147483647, found '0'",
                "generate",
                "--scenes",
                folder,
                "--out",
                out,
                "--threads",
                "0");
        assertRefused(
                "drawn, lazy or none, found 'png'", "generate", "--scenes", folder, "--out", out, "--images", "png");
        assertRefused("'--count': expected a whole", "generate", "--scenes", folder, "--out", out, "--count", "many");
        assertRefused("--voxel: expected a positive", "pairs", folder, "--out", out, "--voxel", "0");
        assertRefused("--up: expected 3 finite numbers, found '0,1'", "pairs", folder, "--out", out, "--up", "0,1");
        assertRefused("'--every'", "scenes", "check", folder, "--every", "0");
        assertRefused("1..6", "objects", folder, "--out", out, "--max-frames-in-set", "7");
        assertRefused("--unknown", "pairs", folder, "--out", out, "--unknown");
        assertRefused("--out", "pairs", folder);
        assertRefused("no scene in a known format", "scenes", "check", folder);
        assertRefused("no scene in a known format", "pairs", folder, "--out", out);
        assertThat(out).doesNotExist();
    }

    private static void assertRefused(String reason, Object... command) {
        Ran ran = Ran.command(command);
        assertThat(ran.code()).as("%s", List.of(command)).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).as("%s", List.of(command)).contains(reason).doesNotContain("\tat ");
    }

    @Test
    void a_missing_path_is_named() {
        Path missing = folder.resolve("nowhere");
        for (Object[] command : new Object[][] {
            {"generate", "--scenes", missing, "--out", folder.resolve("x")},
            {"pairs", missing, "--out", folder.resolve("x.csv")},
            {"objects", missing, "--out", folder.resolve("x.json")},
            {"scenes", "check", missing}
        }) {
            Ran ran = Ran.command(command);
            assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
            assertThat(ran.err()).contains("no such file or folder: " + missing).doesNotContain("\tat ");
        }
    }
}
