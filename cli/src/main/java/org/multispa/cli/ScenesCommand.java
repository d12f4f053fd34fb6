package org.multispa.cli;

import picocli.CommandLine.Command;

/// `multispa scenes`: the group of commands about scenes.
@Command(
        name = "scenes",
        description = "Make synthetic scenes, or check scans.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(make | check)",
        subcommands = {ScenesMakeCommand.class, ScenesCheckCommand.class})
final class ScenesCommand {}
