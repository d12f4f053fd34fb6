package org.multispa.cli.benchmark;

import picocli.CommandLine.Command;

/// `multispa benchmark`.
@Command(
        name = "benchmark",
        description = "Build benchmarks from held-out scenes, and show that they share nothing with training data.",
        mixinStandardHelpOptions = true,
        subcommands = {BenchmarkBuildCommand.class, BenchmarkCheckCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa benchmark build --scenes held-out/ --out bench/ --preset mini",
            "  multispa benchmark check bench/ --train data/"
        })
public final class BenchmarkCommand {}
