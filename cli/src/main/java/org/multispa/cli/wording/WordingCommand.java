package org.multispa.cli.wording;

import picocli.CommandLine.Command;

/// `multispa wording`.
@Command(
        name = "wording",
        description = "Get new sentences around the facts from a language model.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(grow)",
        subcommands = WordingGrowCommand.class,
        footerHeading = "%nExample:%n",
        footer = "  multispa wording grow --endpoint http://localhost:8000/v1 --model m --subtask camera-vector")
public final class WordingCommand {}
