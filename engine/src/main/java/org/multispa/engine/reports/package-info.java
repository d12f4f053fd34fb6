/// What is known of a scene, as files for people and other tools.
///
/// Entry points: [org.multispa.engine.reports.PairsReport] (frame pairs as CSV),
/// [org.multispa.engine.reports.ObjectsReport] (objects and their covering sets as JSON) and
/// [org.multispa.engine.reports.BodiesReport] (rigid bodies of a tracked video as CSV). Files appear whole or not at
/// all, and their bytes do not depend on the number of threads.
@NullMarked
package org.multispa.engine.reports;

import org.jspecify.annotations.NullMarked;
