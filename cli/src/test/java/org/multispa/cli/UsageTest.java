package org.multispa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        List<List<String>> commands = List.of(
                List.of(),
                List.of("generate"),
                List.of("pairs"),
                List.of("objects"),
                List.of("scenes"),
                List.of("scenes", "check"),
                List.of("scenes", "make"),
                List.of("benchmark"),
                List.of("benchmark", "build"),
                List.of("benchmark", "check"),
                List.of("export"),
                List.of("audit"),
                List.of("wording"),
                List.of("wording", "grow"),
                List.of("demo"));
        for (List<String> command : commands) {
            List<String> line = new java.util.ArrayList<>(command);
            line.add("--help");
            Ran ran = Ran.command(line.toArray());
            assertThat(ran.code()).as("%s", line).isZero();
            assertThat(ran.out()).as("%s", line).contains("Usage:").containsPattern("Examples?:\\R  multispa ");
            assertThat(ran.err()).as("%s", line).isEmpty();
        }
    }

    @Test
    void examples_name_existing_commands_and_options() {
        CommandLine main = new CommandLine(Main.class, new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return CommandLine.defaultFactory().create(type);
            }
        });
        examplesOf(main).forEach((example, where) -> {
            CommandLine at = where;
            String[] words = example.strip().split("\\s+", -1);
            for (int i = 1; i < words.length && at.getSubcommands().containsKey(words[i]); i++) {
                at = at.getSubcommands().get(words[i]);
            }
            for (String word : words) {
                if (word.startsWith("--")) {
                    assertThat(at.getCommandSpec().optionsMap()).as(example).containsKey(word);
                }
            }
            assertThat(words.length == 1 || main.getSubcommands().containsKey(words[1]))
                    .as(example)
                    .isTrue();
        });
    }

    /// Example lines with the command that they are to be read from: the main one.
    private static Map<String, CommandLine> examplesOf(CommandLine main) {
        Map<String, CommandLine> examples = new TreeMap<>();
        collect(main, main, examples);
        assertThat(examples).hasSizeGreaterThan(5);
        return examples;
    }

    private static void collect(CommandLine at, CommandLine main, Map<String, CommandLine> examples) {
        for (String line : at.getCommandSpec().usageMessage().footer()) {
            if (line.strip().startsWith("multispa ")) {
                examples.put(line, main);
            }
        }
        at.getSubcommands().values().forEach(child -> collect(child, main, examples));
    }

    @Test
    void the_version_is_told() {
        assertThat(Ran.command("--version").out()).startsWith("multispa 0.").contains("Java");
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
        assertRefused("--count and --shard-size", "generate", "--scenes", folder, "--out", out, "--count", "0");
        assertRefused("paper or strict", "generate", "--scenes", folder, "--out", out, "--profile", "loose");
        assertRefused("random, near", "generate", "--scenes", folder, "--out", out, "--distractors", "hard");
        assertRefused("points per body", "generate", "--scenes", folder, "--out", out, "--points-per-body", "0");
        assertRefused("0..100 percent", "generate", "--scenes", folder, "--out", out, "--reversed", "101");
        assertRefused("near radius", "generate", "--scenes", folder, "--out", out, "--near-radius", "7");
        assertRefused("share from 0 to 1", "generate", "--scenes", folder, "--out", out, "--sequences", "1.5");
        assertRefused("share from 0 to 1", "generate", "--scenes", folder, "--out", out, "--sequences", "NaN");
        assertRefused("--threads must be positive", "generate", "--scenes", folder, "--out", out, "--threads", "0");
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
