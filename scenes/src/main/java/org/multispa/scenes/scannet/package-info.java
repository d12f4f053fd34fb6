/// ScanNet scans: a reconstructed mesh with labelled instances, and posed colour and depth frames.
///
/// Entry point: [org.multispa.scenes.scannet.ScanNetSource], named among the services. Frames are read from the folder
/// `posed_images`, straight from the `.sens` container, or from the folders its exporter writes. Labels are those of
/// the annotators, as written in the aggregation file; `scannetv2-labels.combined.tsv` maps them to the label sets of
/// benchmarks, which nothing here asks for, and is not read. No name found inside a file ever becomes part of a path.
@NullMarked
package org.multispa.scenes.scannet;

import org.jspecify.annotations.NullMarked;
