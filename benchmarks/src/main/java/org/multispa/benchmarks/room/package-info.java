/// A furnished room made of boxes, cheap enough to be scanned by thousands of frames in memory.
///
/// Entry points: [org.multispa.benchmarks.room.BoxRoom] (its surfaces and depth images),
/// [org.multispa.benchmarks.room.RoomScan] (a whole scene in memory) and [org.multispa.benchmarks.room.Photo]
/// (a picture with the grain and the edges of a photograph).
@NullMarked
package org.multispa.benchmarks.room;

import org.jspecify.annotations.NullMarked;
