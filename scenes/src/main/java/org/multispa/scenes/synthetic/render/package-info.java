/// From a room to pictures: textures, light, rays and a z-buffer.
///
/// Entry points: [org.multispa.scenes.synthetic.render.Scenery] prepares a room once;
/// [org.multispa.scenes.synthetic.render.Renderer] draws colour and depth of it;
/// [org.multispa.scenes.synthetic.render.Bvh] answers rays exactly and independently of the z-buffer;
/// [org.multispa.scenes.synthetic.render.ScanMesh] is the mesh a scanner would have left.
@NullMarked
package org.multispa.scenes.synthetic.render;

import org.jspecify.annotations.NullMarked;
