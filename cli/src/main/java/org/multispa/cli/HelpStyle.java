package org.multispa.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// How help looks: a synopsis of what must be given (of groups, one), the options in the order in which they
/// matter, and one version for all commands.
final class HelpStyle {
    /// Columns of help text.
    static final int WIDTH = 100;

    private HelpStyle() {}

    static void apply(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        spec.versionProvider(new Version());
        spec.usageMessage().sortOptions(false).width(WIDTH);
        Map<String, IHelpSectionRenderer> sections =
                new HashMap<>(spec.usageMessage().sectionMap());
        sections.put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, HelpStyle::synopsis);
        spec.usageMessage().sectionMap(sections);
        line.getSubcommands().values().forEach(HelpStyle::apply);
    }

    private static String synopsis(Help help) {
        CommandSpec spec = help.commandSpec();
        List<String> words = new ArrayList<>(List.of(spec.qualifiedName()));
        boolean commands = !spec.subcommands().isEmpty();
        boolean runs = spec.userObject() instanceof Callable;
        if (commands) {
            words.add(runs ? "[COMMAND]" : "COMMAND");
        }
        spec.positionalParameters().stream()
                .map(PositionalParamSpec::paramLabel)
                .forEach(words::add);
        spec.options().stream()
                .filter(option -> option.required() && option.group() == null)
                .map(HelpStyle::word)
                .forEach(words::add);
        for (ArgGroupSpec group : spec.argGroups()) {
            words.add(group.options().stream().map(HelpStyle::word).collect(Collectors.joining(" | ", "(", ")")));
        }
        if (!commands || runs) {
            words.add("[OPTIONS]");
        }
        return words.stream().collect(Collectors.joining(" ", "", System.lineSeparator()));
    }

    private static String word(OptionSpec option) {
        return option.longestName() + " " + option.paramLabel();
    }
}
