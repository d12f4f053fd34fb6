/// Scenes for tests, and the requests that make data sets of them.
///
/// Entry points: [org.multispa.engine.testscenes.RoomScenes] (a scanned box room, in memory or on disk),
/// [org.multispa.engine.testscenes.MemorySource] (any scene for the generator) and
/// [org.multispa.engine.testscenes.Requests].
@NullMarked
package org.multispa.engine.testscenes;

import org.jspecify.annotations.NullMarked;
