package io.hamms.fault;

/** What a person sees of a fault: the word by which to look for a failure mode without knowing its name. */
public enum Symptom {
    CONNECT_TIMEOUT("connect timeout", "The client waits for a connection that the server never accepts."),
    NO_RESPONSE("connection refused or reset", "The connection is refused, closed or reset before any response."),
    TLS_HANDSHAKE("TLS handshake", "The handshake fails or hangs, or negotiates what the client did not expect."),
    CERTIFICATE_TRUST("certificate trust", "The client accepts a certificate that it must reject, or the reverse."),
    READ_TIMEOUT("read timeout", "The client is connected and waits for bytes that do not arrive."),
    CALL_DEADLINE("whole-call deadline", "Bytes keep arriving, so that no read timeout expires, and the call goes on."),
    RETRY("retry", "A second attempt would succeed; the client makes none, or too many, or too soon."),
    DUPLICATE_POST("duplicate POST", "The server receives twice what the application sent once."),
    POOL_REUSE("pool reuse", "One request succeeds; the next one on the same connection fails or hangs."),
    DESYNC("desync", "The client returns bytes that belong to another response, or to none."),
    TRUNCATION("truncation", "The client returns a part of the content as if it were all of it."),
    CORRUPTION("corrupt content", "The content arrives altered, and nothing reports an error."),
    FRAMING(
            "message framing",
            "Lengths or chunks are invalid or contradictory; clients disagree on where the message ends."),
    HEADER_PARSING("header parsing", "The client rejects, alters or drops a status line or a header field."),
    STATUS("unexpected status", "The application receives a status code that it does not handle."),
    REDIRECT("redirect", "The client follows a redirect that it should not follow, or in the wrong way."),
    AUTHENTICATION("authentication", "Credentials are rejected without end, not sent, or sent to the wrong server."),
    PROXY("proxy", "The proxy opens no tunnel, and the client returns the proxy's response as the server's."),
    SIZE_LIMIT("size limit", "A header section or a length exceeds what the client accepts."),
    MEMORY("memory", "The memory of the client grows until the process fails."),
    ENCODING("content encoding", "The client does not decode compressed content, or returns it wrongly decoded."),
    CONTENT_TYPE("content type", "The content is not of the media type or the charset that the header names."),
    UPLOAD("upload", "The client hangs or fails while it sends content, and misses the response."),
    FLOW_CONTROL("flow control", "The server reads more slowly than the client sends."),
    BASELINE("no fault", "Is it the client, the test or the fault? These modes answer correctly.");

    private final String label;
    private final String meaning;

    Symptom(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** Returns the name that lists and documents use. */
    public String label() {
        return label;
    }

    /** Returns what a person sees: one sentence. */
    public String meaning() {
        return meaning;
    }
}
