package org.multispa.training.mixture.order;

/// Which sample stands at a position.
///
/// @param set number of the set, from 0
/// @param member number of the sample in it, from 0
public record Pick(int set, long member) {}
