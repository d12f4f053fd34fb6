/// A furnished room known exactly, and scans of it: what tests of several rooms of the house measure against.
///
/// Entry points: [org.multispa.testing.rooms.RoomScan] (posed pictures of a [org.multispa.testing.rooms.BoxRoom],
/// depth by casting rays) and [org.multispa.testing.rooms.PlainFolder] (a scan on disk, in the plain format).
/// Nothing here uses any other module: the arithmetic is written a second time, on plain arrays, so that it can
/// serve as a check.
@NullMarked
package org.multispa.testing.rooms;

import org.jspecify.annotations.NullMarked;
