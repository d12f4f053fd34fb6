package org.multispa.engine.verify.facts;

import java.util.function.Supplier;
import org.multispa.engine.verify.findings.Cause;

/// A mistake that could have been made, and what the sample would record had it been made.
public record Hypothesis(Cause cause, Supplier<Facts> facts) {}
