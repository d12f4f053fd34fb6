package org.multispa.cli.scenes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Image sizes as `640x480`.
final class SizeConverter implements ITypeConverter<SizeConverter.Size> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    /// Pixels.
    record Size(int width, int height) {}

    @Override
    public Size convert(String value) {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) {
            throw new TypeConversionException("expected a size such as 640x480, found '" + value + "'");
        }
        return new Size(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }
}
