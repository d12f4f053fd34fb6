package org.multispa.dataset.json;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// Two spaces an indent, `\n` on every platform, short lists on one line, `"key": value`.
final class StablePrinter extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1;

    StablePrinter() {
        super(Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER));
        indentObjectsWith(new DefaultIndenter("  ", "\n"));
    }

    private StablePrinter(StablePrinter base) {
        super(base);
    }

    @Override
    public StablePrinter createInstance() {
        return new StablePrinter(this);
    }
}
