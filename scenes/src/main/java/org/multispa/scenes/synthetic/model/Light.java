package org.multispa.scenes.synthetic.model;

import org.multispa.geometry.Vec3;

/// A small rectangle that gives light.
///
/// @param center its middle in the world, metres
/// @param sideA half of one side
/// @param sideB half of the other side
/// @param facing unit direction it shines towards; zero for a lamp that shines to all sides
/// @param red power of the red channel: the light a metre away that faces it receives this much
/// @param green power of the green channel
/// @param blue power of the blue channel
public record Light(Vec3 center, Vec3 sideA, Vec3 sideB, Vec3 facing, double red, double green, double blue) {}
