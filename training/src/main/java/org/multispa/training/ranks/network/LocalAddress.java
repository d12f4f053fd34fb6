package org.multispa.training.ranks.network;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Optional;

/// At which of its addresses other ranks reach this machine.
final class LocalAddress {
    private LocalAddress() {}

    /// The address from which this machine reaches rank 0. Sends nothing.
    static String towards(Place place) throws IOException {
        try {
            InetAddress host = InetAddress.getByName(place.host());
            InetAddress own = towards(new InetSocketAddress(host, place.port()));
            if (!own.isLoopbackAddress() || saysLoopback(place.host(), host)) {
                return own.getHostAddress();
            }
            // Many systems map a machine's own name to a loopback address, at which no other machine reaches it.
            return outward().orElse(own).getHostAddress();
        } catch (IOException e) {
            throw new IOException(
                    "no way to '" + place.host() + "', the machine of rank 0: " + e
                            + "; set MASTER_ADDR to a name or address that all machines know",
                    e);
        }
    }

    private static boolean saysLoopback(String name, InetAddress address) {
        return name.equals("localhost") || name.equals(address.getHostAddress());
    }

    private static InetAddress towards(InetSocketAddress host) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(host);
            return socket.getLocalAddress();
        }
    }

    private static Optional<InetAddress> outward() throws IOException {
        return NetworkInterface.networkInterfaces()
                .filter(LocalAddress::isOutward)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
    }

    private static boolean isOutward(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (IOException e) {
            return false;
        }
    }
}
