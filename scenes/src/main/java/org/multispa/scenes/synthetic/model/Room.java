package org.multispa.scenes.synthetic.model;

import java.util.List;

/// A furnished room with exact geometry: metres, right-handed, z up, floor at z = 0.
///
/// @param type what the room is for, in the words ScanNet uses
/// @param instances everything in it, the room's own structure first
/// @param lights what lights it, beside a little light from everywhere
/// @param ambient strength of the light from everywhere
public record Room(
        long seed, String type, FloorPlan plan, List<Instance> instances, List<Light> lights, double ambient) {
    public Room {
        instances = List.copyOf(instances);
        lights = List.copyOf(lights);
    }
}
