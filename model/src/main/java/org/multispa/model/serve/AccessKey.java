package org.multispa.model.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A key that requests must show. It does not appear in [#toString].
public final class AccessKey {
    private static final String SCHEME = "bearer ";

    private final byte[] digest;

    /// A key.
    ///
    /// @throws IllegalArgumentException if it is empty, or holds characters that no HTTP header can carry
    public AccessKey(String key) {
        if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "expected an API key of visible ASCII characters without spaces, found one of " + key.length()
                            + " characters that is not");
        }
        digest = sha256(key);
    }

    /// Whether an `Authorization` header shows this key. Takes the same time for every wrong key.
    boolean opens(String authorization) {
        boolean isBearer = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String shown = isBearer ? authorization.substring(SCHEME.length()).strip() : "";
        return MessageDigest.isEqual(digest, sha256(shown));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "AccessKey[…]";
    }
}
