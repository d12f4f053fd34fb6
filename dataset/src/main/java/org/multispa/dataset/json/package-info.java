/// Lines of a data set and other JSON of this project's own making, written fast and read strictly.
///
/// Entry points: [org.multispa.dataset.json.SampleJson] for one sample, [org.multispa.dataset.json.SampleReader]
/// for a file of them, [org.multispa.dataset.json.StrictObject] for reading any JSON object without letting an
/// unknown, missing, doubled or misshapen field pass, [org.multispa.dataset.json.PlainTree] for free-form JSON.
@NullMarked
package org.multispa.dataset.json;

import org.jspecify.annotations.NullMarked;
