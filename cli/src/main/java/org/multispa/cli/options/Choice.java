package org.multispa.cli.options;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A closed choice by the names that users write, in any case. It is also the list of those names, for a help
/// text's `${COMPLETION-CANDIDATES}`.
///
/// @param <T> what is chosen
public abstract class Choice<T> implements ITypeConverter<T>, Iterable<String> {
    private final Map<String, T> byName;

    /// @param name gives the lower-case name of each
    protected Choice(Collection<T> values, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        values.forEach(value -> named.put(name.apply(value), value));
        byName = Collections.unmodifiableMap(named);
    }

    @Override
    public final T convert(String value) {
        T chosen = byName.get(value.toLowerCase(Locale.ROOT));
        if (chosen == null) {
            List<String> names = List.copyOf(byName.keySet());
            throw new TypeConversionException("expected " + String.join(", ", names.subList(0, names.size() - 1))
                    + " or " + names.getLast() + ", found '" + value + "'");
        }
        return chosen;
    }

    @Override
    public final Iterator<String> iterator() {
        return byName.keySet().iterator();
    }
}
