package org.multispa.model.serve;

import java.util.regex.Pattern;
import org.multispa.model.serve.request.ApiError;

/// Who may ask.
final class Gate {
    private static final Pattern LOCAL =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final ServeSettings settings;

    Gate(ServeSettings settings) {
        this.settings = settings;
    }

    /// Where there is no key, a web page must not reach the server through a name that it makes point to this machine.
    ///
    /// @throws ApiError 403 if the server is called by such a name
    void requireHost(Caller caller) throws ApiError {
        String host = caller.header("Host");
        boolean isOpen = settings.key().isEmpty() && settings.isLoopback();
        if (isOpen && !host.isEmpty() && !LOCAL.matcher(host).matches()) {
            throw ApiError.refused(
                    403, "wrong_host", "expected localhost or a loopback address as host; others need an API key");
        }
    }

    /// @throws ApiError 401 without the right key
    void requireKey(Caller caller) throws ApiError {
        if (settings.key().isPresent() && !settings.key().get().opens(caller.header("Authorization"))) {
            throw ApiError.noKey();
        }
    }

    /// @throws ApiError 405 for another method
    static void requireMethod(Caller caller, String method) throws ApiError {
        if (!caller.method().equals(method)) {
            throw ApiError.method(caller.method(), method);
        }
    }
}
