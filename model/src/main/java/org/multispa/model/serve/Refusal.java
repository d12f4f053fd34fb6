package org.multispa.model.serve;

/// A request that is not answered, and why: an HTTP status and what an OpenAI client expects beside it.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static Refusal badRequest(String code, String message) {
        return new Refusal(400, code, message);
    }

    static Refusal busy(String message) {
        return new Refusal(429, "queue_full", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /// OpenAI's kind of error.
    String type() {
        return switch (status) {
            case 401 -> "authentication_error";
            case 429 -> "rate_limit_error";
            case 500, 503 -> "server_error";
            default -> "invalid_request_error";
        };
    }
}
