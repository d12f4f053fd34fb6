/// Filmed actions in the synthetic rooms: things are pushed, carried, turned and opened before a camera,
/// and points on them are followed exactly.
///
/// Entry points: [org.multispa.scenes.synthetic.moving.MovingSceneMaker] writes clips to disk;
/// [org.multispa.scenes.synthetic.moving.MovingScene] is one clip in memory with its truth.
@NullMarked
package org.multispa.scenes.synthetic.moving;

import org.jspecify.annotations.NullMarked;
