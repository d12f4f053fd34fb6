package org.multispa.evaluation.backend.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.multispa.files.http.ApiKey;

/// Which model to ask, and how.
///
/// @param endpoint the server's base such as `https://host/v1`, or the whole address ending in
///     `/chat/completions`
/// @param model its name at the endpoint, which is also its name in reports
/// @param mostAtOnce most requests under way at once; how many there are is found out while asking
/// @param prices for the count of costs
public record EndpointSettings(
        URI endpoint,
        String model,
        ApiKey key,
        AskStyle style,
        Patience patience,
        int mostAtOnce,
        Optional<Prices> prices) {
    private static final String PATH = "/chat/completions";
    private static final int LONGEST_NAME = 200;
    private static final int MOST_AT_ONCE = 1024;

    public EndpointSettings {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || endpoint.getHost() == null || endpoint.getHost().isEmpty()) {
            throw new IllegalArgumentException(
                    "an endpoint is an http or https address such as https://host/v1, found '" + endpoint + "'");
        }
        if (endpoint.getUserInfo() != null || endpoint.getFragment() != null) {
            throw new IllegalArgumentException(
                    "an endpoint's address has no user name, password or fragment; the key comes from " + key.source());
        }
        if (model.isBlank() || model.length() > LONGEST_NAME || model.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a model's name has 1 to " + LONGEST_NAME + " characters, found '" + model + "'");
        }
        if (mostAtOnce < 1 || mostAtOnce > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    "expected 1 to " + MOST_AT_ONCE + " requests at once, found " + mostAtOnce);
        }
    }

    /// What answers depend on beside the model's name. The address is one of them: servers show one model after
    /// the other under the same name.
    public SortedMap<String, Object> parameters() {
        SortedMap<String, Object> parameters = style.parameters();
        parameters.put("endpoint", place());
        return parameters;
    }

    /// Without its query, which may hold what is secret.
    String place() {
        return endpoint.getScheme() + "://" + endpoint.getRawAuthority() + path();
    }

    /// The address that requests go to.
    URI address() {
        String query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
        try {
            return new URI(place() + PATH + query);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + endpoint + "' is no address: " + e.getMessage(), e);
        }
    }

    private String path() {
        String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path.endsWith(PATH) ? path.substring(0, path.length() - PATH.length()) : path;
    }
}
