package org.multispa.engine.verify.sample;

import org.multispa.dataset.output.ImagesMode;

/// What the manifest says about a scene, and about the data set as a whole.
///
/// @param split of the scene's family
/// @param images whether marks are drawn on the images
public record Listing(String scene, String family, String split, ImagesMode images) {}
