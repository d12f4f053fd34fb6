package org.multispa.cli.scenes;

import picocli.CommandLine.Command;

/// `multispa scenes`: the group of commands about scenes.
@Command(
        name = "scenes",
        description = "Make synthetic scenes, or check scans.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(make | check)",
        footerHeading = "%nExamples:%n",
        footer = {"  multispa scenes make --out rooms/ --count 20", "  multispa scenes check my-scans/"},
        subcommands = {ScenesMakeCommand.class, ScenesCheckCommand.class})
public final class ScenesCommand {}
