package org.multispa.engine.reports;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.MinimalPrettyPrinter;

/// Compact JSON with a line for each element of the lists in the outermost object that hold objects.
final class ObjectPerLine extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1;

    /// The outermost object, its list, the element.
    private static final int ELEMENT_DEPTH = 3;

    @Override
    public void writeStartObject(JsonGenerator to) {
        if (to.streamWriteContext().getNestingDepth() == ELEMENT_DEPTH) {
            to.writeRaw('\n');
        }
        super.writeStartObject(to);
    }
}
