/// Benchmarks of questions that are answered in words or numbers: MathVista, VizWiz, OCR-VQA and MM-Vet.
///
/// Entry points: each benchmark is a class of its own.
@NullMarked
package org.multispa.evaluation.neighbours.open;

import org.jspecify.annotations.NullMarked;
