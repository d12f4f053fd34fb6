/// Furniture and other things of a room, each built of several textured parts at a size drawn from what is usual.
///
/// Entry points: [org.multispa.scenes.synthetic.furniture.Kind] lists what there is and how large it may be;
/// [org.multispa.scenes.synthetic.furniture.Furniture] builds one piece.
@NullMarked
package org.multispa.scenes.synthetic.furniture;

import org.jspecify.annotations.NullMarked;
