package org.multispa.training.ranks.network;

/// Where rank 0 listens.
///
/// @param host its machine, as the others reach it
public record Place(String host, int port) {
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
