package org.multispa.model.serve.request;

import java.util.Map;

/// A request that is not answered as asked. The message is for the client.
public final class ApiError extends Exception {
    private static final long serialVersionUID = 1;
    private static final String INVALID = "invalid_request_error";
    private static final String BUSY = "rate_limit_error";
    private static final String FAILED = "server_error";

    private final int status;
    private final String type;
    private final String code;
    private final transient Map<String, String> headers;

    private ApiError(int status, String type, String code, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.headers = headers;
    }

    /// 400: something in the request is wrong.
    public static ApiError invalid(String code, String message) {
        return refused(400, code, message);
    }

    /// Any 4xx that is the client's mistake.
    public static ApiError refused(int status, String code, String message) {
        return new ApiError(status, INVALID, code, message, Map.of());
    }

    /// 401.
    public static ApiError noKey() {
        return new ApiError(
                401,
                "authentication_error",
                "invalid_api_key",
                "expected the header Authorization: Bearer KEY with the key of this server",
                Map.of("WWW-Authenticate", "Bearer"));
    }

    /// 405.
    public static ApiError method(String found, String allowed) {
        return new ApiError(
                405,
                INVALID,
                "method_not_allowed",
                "expected " + allowed + ", found " + found,
                Map.of("Allow", allowed));
    }

    /// 429: there is no room just now.
    public static ApiError busy(String code, String message) {
        return new ApiError(429, BUSY, code, message, Map.of("Retry-After", "1"));
    }

    /// 500: something went wrong here; nothing of it is told.
    public static ApiError failed() {
        return new ApiError(
                500, FAILED, "internal_error", "the server failed to answer this request; its log tells why", Map.of());
    }

    /// 503.
    public static ApiError stopping() {
        return new ApiError(503, FAILED, "shutting_down", "the server is shutting down", Map.of("Retry-After", "10"));
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// OpenAI's kind of error.
    public String type() {
        return type;
    }

    /// What is wrong, for programs.
    public String code() {
        return code;
    }

    /// Headers that belong to the status.
    public Map<String, String> headers() {
        return headers;
    }

    /// What is wrong, for people.
    public String text() {
        return String.valueOf(getMessage());
    }
}
