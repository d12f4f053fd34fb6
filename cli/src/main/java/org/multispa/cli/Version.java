package org.multispa.cli;

import org.multispa.engine.generate.Generator;
import picocli.CommandLine.IVersionProvider;

/// The version line of `multispa --version`.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"multispa " + Generator.VERSION + " (Java " + Runtime.version() + ")"};
    }
}
