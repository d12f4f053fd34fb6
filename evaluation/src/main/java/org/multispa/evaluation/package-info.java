/// How good a model is: its answers to a benchmark, read, graded and reported.
@NullMarked
package org.multispa.evaluation;

import org.jspecify.annotations.NullMarked;
