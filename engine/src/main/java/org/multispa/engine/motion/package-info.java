/// Questions about moving points: rigid bodies of a tracked video, frame pairs of their points, and how far and where
/// to each point moved between two frames (subtasks 19 to 26).
///
/// Entry points: [org.multispa.engine.motion.MotionScene], a tracked video made ready for questions, and
/// [org.multispa.engine.motion.SceneBodies], its rigid bodies.
@NullMarked
package org.multispa.engine.motion;

import org.jspecify.annotations.NullMarked;
