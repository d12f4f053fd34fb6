/// Benchmarks of questions that are answered in words or numbers: MathVista, VizWiz, OCR-VQA and MM-Vet.
///
/// Entry points: each benchmark is a class of its own; [org.multispa.evaluation.neighbours.open.VqaText] brings
/// answers into the form in which visual question answering compares them.
@NullMarked
package org.multispa.evaluation.neighbours.open;

import org.jspecify.annotations.NullMarked;
