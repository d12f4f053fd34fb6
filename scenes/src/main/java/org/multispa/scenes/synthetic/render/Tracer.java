package org.multispa.scenes.synthetic.render;

/// A ray on its way, with what it met. Reused from ray to ray by one thread.
interface Tracer {
    void from(double x, double y, double z, double wayX, double wayY, double wayZ);

    /// Finds the nearest surface before `limit`, a multiple of the direction.
    ///
    /// @param fronts true to pass through the backs of solids' surfaces
    /// @param clear for each facet whether it lets rays through, or empty
    boolean meets(double limit, boolean fronts, boolean[] clear);

    /// Whether any surface lies before `limit`, from either side.
    boolean blocked(double limit, boolean[] clear);

    /// Where the last search ended, as a multiple of the direction.
    double distance();

    /// Whether the surface met bounds a solid and was met from inside it.
    boolean back();
}
