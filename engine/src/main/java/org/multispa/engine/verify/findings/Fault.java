package org.multispa.engine.verify.findings;

/// One thing that is not as it should be.
///
/// @param what the value or file in question, for example `answer`
public record Fault(Cause cause, String what, String expected, String found) {
    @Override
    public String toString() {
        return what + ": expected " + expected + ", found " + found;
    }
}
