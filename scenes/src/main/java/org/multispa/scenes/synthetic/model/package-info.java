/// What a synthetic room is made of: instances of labelled objects, their parts, and the planar facets of a part.
///
/// Entry points: [org.multispa.scenes.synthetic.model.Room] is a finished room;
/// [org.multispa.scenes.synthetic.model.Assembly] builds the parts of one object from boxes, rods and balls.
@NullMarked
package org.multispa.scenes.synthetic.model;

import org.jspecify.annotations.NullMarked;
