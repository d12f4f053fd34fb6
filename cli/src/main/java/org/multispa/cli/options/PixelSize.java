package org.multispa.cli.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.images.ImageSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Image sizes as `640x480`.
public final class PixelSize implements ITypeConverter<ImageSize> {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4})x([1-9]\\d{0,4})");

    @Override
    public ImageSize convert(String value) {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) {
            throw new TypeConversionException("expected a size such as 640x480, found '" + value + "'");
        }
        return new ImageSize(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }
}
