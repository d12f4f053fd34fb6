package org.multispa.cli.options;

import org.multispa.cli.console.Bytes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Sizes of files or memory as `5GB`.
public final class ByteSize implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
        try {
            return Bytes.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
