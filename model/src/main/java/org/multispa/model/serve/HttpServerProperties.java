package org.multispa.model.serve;

import org.multispa.model.serve.request.RequestLimits;

/// What the JDK's HTTP server takes from system properties alone, when its first instance is made. Those that are set
/// already stay.
final class HttpServerProperties {
    private static final int CONNECTIONS = 1024;
    private static final int HEADER_BYTES = 16 << 10;
    private static final int SLACK_SECONDS = 30;

    private HttpServerProperties() {}

    static void set(RequestLimits limits) {
        // Headers and body; a slow body alone is refused by name before that.
        set("sun.net.httpserver.maxReqTime", limits.bodyTime().toSeconds() + SLACK_SECONDS);
        set("sun.net.httpserver.maxReqHeaderSize", HEADER_BYTES);
        set("jdk.httpserver.maxConnections", CONNECTIONS);
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static void set(String name, long value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, Long.toString(value));
        }
    }
}
