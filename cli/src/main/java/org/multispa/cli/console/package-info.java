/// What every command tells its user: exit codes (`ExitCode`), wrong usage (`UsageException`), progress
/// (`ProgressBar`), room on the disk (`DiskRoom`), and what was made (`Summary`) or left out (`SetAsides`).
@NullMarked
package org.multispa.cli.console;

import org.jspecify.annotations.NullMarked;
