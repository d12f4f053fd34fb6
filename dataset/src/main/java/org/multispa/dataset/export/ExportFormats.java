package org.multispa.dataset.export;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// The formats that are there.
public final class ExportFormats {
    private ExportFormats() {}

    /// All formats by name.
    public static List<ExportFormat> all() {
        return ServiceLoader.load(ExportFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(ExportFormat::name))
                .toList();
    }

    public static Optional<ExportFormat> byName(String name) {
        return all().stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
