package org.multispa.cli.model;

import java.util.Optional;
import org.multispa.model.LoadOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Where a model computes.
public final class DeviceOption {
    @Option(
            names = "--device",
            paramLabel = "cpu|cuda:N",
            hideParamSyntax = true,
            defaultValue = "cpu",
            converter = Device.class,
            description = "Where to compute (default: ${DEFAULT-VALUE}); cuda:N needs a build with -Pgpu.")
    private String name = "cpu";

    /// `cpu`, `cuda` or `cuda:N`.
    public String name() {
        return name;
    }

    /// Checks the name.
    static final class Device implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            try {
                return new LoadOptions(Optional.empty(), Optional.empty(), value).device();
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
