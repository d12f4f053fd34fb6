package org.multispa.engine.reports;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.MinimalPrettyPrinter;

/// Compact JSON with a line for each element of the lists in the outermost object that hold objects.
final class ObjectPerLine extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1;
    private static final int OUTER_LIST_ELEMENT = 3;

    @Override
    public void writeStartObject(JsonGenerator to) {
        if (to.streamWriteContext().getNestingDepth() == OUTER_LIST_ELEMENT - 1) {
            to.writeRaw('\n');
        }
        super.writeStartObject(to);
    }
}
