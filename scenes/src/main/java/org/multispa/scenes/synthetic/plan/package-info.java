/// Where things stand: the shell of a room, its furniture by what the room is for, the space left to walk in.
///
/// Entry points: [org.multispa.scenes.synthetic.plan.RoomMaker] makes a room from a seed;
/// [org.multispa.scenes.synthetic.plan.CameraWalk] leads a camera through it.
@NullMarked
package org.multispa.scenes.synthetic.plan;

import org.jspecify.annotations.NullMarked;
