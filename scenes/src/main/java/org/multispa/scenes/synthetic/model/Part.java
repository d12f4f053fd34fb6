package org.multispa.scenes.synthetic.model;

import java.util.List;

/// A piece of an object of one material: a leg, a seat, a door panel. One segment of the scan.
public record Part(Material material, List<Facet> facets) {
    public Part {
        facets = List.copyOf(facets);
    }
}
