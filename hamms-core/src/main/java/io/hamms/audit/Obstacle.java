package io.hamms.audit;

/** Why a fault does not reach a client that has every {@link Ability} and meets every {@link io.hamms.fault.Need}. */
public enum Obstacle {
    /** Bytes that belong to no response cannot be told from what it prints itself. */
    HIDDEN_CONTENT("the client does not show the content alone"),
    /** It has no pool of connections, or does not use it. */
    NO_REUSE("the client does not reuse connections"),
    /** It has nothing to leak. */
    NO_CREDENTIALS("the client sends no Authorization and no Cookie that could leak"),
    /** It did not make the second request. */
    ONE_REQUEST("the client made one request where two were asked for"),
    /** It made the second request on a connection of its own. */
    OTHER_CONNECTION("the client did not send the second request on the first one's connection"),
    /** It made the second request too soon for a connection that the server closes. */
    BEFORE_CLOSE("the second request arrived before the server had closed the first one's connection"),
    /** It made the second request too soon for bytes after the first response. */
    BEFORE_REST("the second request arrived before the server had sent all that follows the first response");

    private final String sentence;

    Obstacle(String sentence) {
        this.sentence = sentence;
    }

    /** Returns the sentence that states this, without a full stop. */
    public String sentence() {
        return sentence;
    }
}
