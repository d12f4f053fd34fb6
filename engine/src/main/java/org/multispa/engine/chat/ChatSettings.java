package org.multispa.engine.chat;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.multispa.files.http.ApiKey;

/// Which model to ask, and how patiently.
///
/// @param endpoint the server's base such as `https://host/v1`, or the whole address ending in `/chat/completions`
/// @param model its name at the endpoint
/// @param timeout for one attempt, from the request to the last byte of the answer
/// @param attempts most attempts at one reply
/// @param temperature how freely the model chooses, 0 to 2
public record ChatSettings(URI endpoint, String model, ApiKey key, Duration timeout, int attempts, double temperature) {
    private static final String PATH = "/chat/completions";

    public ChatSettings {
        String scheme = endpoint.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web || endpoint.getHost() == null || endpoint.getHost().isEmpty()) {
            throw new IllegalArgumentException(
                    "an endpoint is an http or https address such as https://host/v1, found '" + endpoint + "'");
        }
        if (endpoint.getUserInfo() != null || endpoint.getFragment() != null) {
            throw new IllegalArgumentException(
                    "an endpoint's address has no user name, password or fragment; the key comes from " + key.source());
        }
        if (model.isBlank() || model.length() > 200 || model.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a model's name has 1 to 200 characters, found '" + model + "'");
        }
        if (timeout.isNegative() || timeout.isZero() || attempts < 1) {
            throw new IllegalArgumentException(
                    "timeout and attempts must be positive, found " + timeout + " and " + attempts);
        }
        if (!(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("temperature must lie in 0..2, found " + temperature);
        }
    }

    /// Patient enough for a busy server: four attempts.
    public static ChatSettings of(URI endpoint, String model, ApiKey key, Duration timeout) {
        return new ChatSettings(endpoint, model, key, timeout, 4, 1);
    }

    /// The address that requests go to.
    URI address() {
        String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath().replaceAll("/+$", "");
        String query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
        try {
            return new URI(endpoint.getScheme() + "://" + endpoint.getRawAuthority()
                    + (path.endsWith(PATH) ? path : path + PATH) + query);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + endpoint + "' is no address: " + e.getMessage(), e);
        }
    }
}
