package org.multispa.model.config;

/// How the vision encoder normalises: with mean and bias (300M) or by the root mean square alone (6B).
public enum NormKind {
    LAYER_NORM,
    RMS_NORM
}
