package org.multispa.cli;

import java.util.Arrays;
import org.multispa.engine.questions.AskSettings.Distractors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Distractor levels by the names that users write.
final class DistractorsConverter implements ITypeConverter<Distractors> {
    @Override
    public Distractors convert(String value) {
        return Arrays.stream(Distractors.values())
                .filter(level -> level.id().equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "expected random, near, same-object or mixed, found '" + value + "'"));
    }
}
