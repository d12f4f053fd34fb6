package org.multispa.cli.model;

import org.multispa.cli.model.plan.PlanCommand;
import picocli.CommandLine.Command;

/// `multispa model`: the group of commands about model folders.
@Command(
        name = "model",
        description = "Look into a model folder, plan with it, check it, make or convert one.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(info | plan | check | make | convert)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa model info InternVL2-8B/",
            "  multispa model plan --model InternVL2-8B/ --dataset data/",
            "  multispa model make --config config.json --random --out tiny/"
        },
        subcommands = {InfoCommand.class, PlanCommand.class, CheckCommand.class, MakeCommand.class, ConvertCommand.class
        })
public final class ModelCommand {}
