/// Rigid bodies among tracked points: which points keep their distances while they move.
///
/// Entry points: [org.multispa.geometry.bodies.MovingPoints] (positions over time),
/// [org.multispa.geometry.bodies.BodyRule] (when points belong together) and the two ways to find the bodies, which
/// agree: [org.multispa.geometry.bodies.PlainBodyFinder], the definition written down, and
/// [org.multispa.geometry.bodies.ChainBodyFinder], the fast one.
@NullMarked
package org.multispa.geometry.bodies;

import org.jspecify.annotations.NullMarked;
