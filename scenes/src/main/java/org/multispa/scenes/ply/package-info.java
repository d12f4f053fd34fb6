/// Meshes and point clouds in the PLY format: reading their vertices, writing vertices and triangles.
///
/// Entry points: [org.multispa.scenes.ply.PlyReader], which yields [org.multispa.scenes.ply.PlyPoints], and
/// [org.multispa.scenes.ply.PlyWriter].
@NullMarked
package org.multispa.scenes.ply;

import org.jspecify.annotations.NullMarked;
