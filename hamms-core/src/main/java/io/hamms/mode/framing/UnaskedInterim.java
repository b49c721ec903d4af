package io.hamms.mode.framing;

import io.hamms.http.Response;

/** The interim responses that {@link Interim} sends. */
enum UnaskedInterim {
    _103(103, 1),
    TWICE(103, 2),
    LENGTH(103, 1),
    FIN(103, 1),
    _102(102, 5),
    _101(101, 1),
    _100(100, 1),
    AFTER(100, 0);

    private final int status;
    private final int before;

    UnaskedInterim(int status, int before) {
        this.status = status;
        this.before = before;
    }

    /** Returns how many precede the final response. */
    int before() {
        return before;
    }

    /** Returns one of them. */
    Response response() {
        Response response = Response.of(status);
        if (this == LENGTH) {
            return response.header("Content-Length", "5");
        }
        return switch (status) {
            case 103 -> response.header("Link", "</style.css>; rel=preload; as=style");
            case 101 -> response.header("Connection", "Upgrade").header("Upgrade", "hamms");
            default -> response;
        };
    }
}
