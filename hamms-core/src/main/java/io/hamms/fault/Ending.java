package io.hamms.fault;

/** Who ended a connection first, and how. */
public enum Ending {
    /** The client shut its side down. */
    CLIENT_FIN("client FIN"),
    /** The client reset the connection. */
    CLIENT_RST("client RST"),
    /** The server shut its side down, as the mode does or since it was stopped. */
    SERVER_FIN("server FIN"),
    /** The server reset the connection, as the mode does. */
    SERVER_RST("server RST");

    private final String label;

    Ending(String label) {
        this.label = label;
    }

    /** Returns the words for a person. */
    public String label() {
        return label;
    }
}
