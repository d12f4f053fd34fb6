package org.multispa.cli.adapter;

import picocli.CommandLine.Command;

/// `multispa adapter`: the group of commands about adapter folders.
@Command(
        name = "adapter",
        description = "Look into an adapter folder, or work an adapter into the model it is for.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(info | merge)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa adapter info tuned/ --model InternVL2-8B/",
            "  multispa adapter merge --model InternVL2-8B/ --adapter tuned/ --out InternVL2-8B-tuned/"
        },
        subcommands = {InfoCommand.class, MergeCommand.class})
public final class AdapterCommand {}
