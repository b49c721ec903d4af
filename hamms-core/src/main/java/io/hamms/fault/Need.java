package io.hamms.fault;

import io.hamms.text.Words;

/** What a client must do, besides the exercise, so that a fault reaches it. */
public enum Need {
    /** It trusts the test CA. */
    TRUST("the client does not trust the test CA"),
    /** It accepts a content coding: one that accepts none hands out the content as it arrives. */
    DECODING("the client sends no Accept-Encoding that names a coding"),
    /** It accepts the content coding deflate, which fewer clients do. */
    DEFLATE("the client sends no Accept-Encoding that names deflate"),
    /** It asks for a part of the representation. */
    RANGE("the client sends no Range"),
    /** It asks for the interim response before it sends the content. */
    EXPECT("the client sends no Expect"),
    /** It follows redirects. */
    REDIRECT("the client did not follow the redirect");

    private final String token = Words.token(this);
    private final String unmet;

    Need(String unmet) {
        this.unmet = unmet;
    }

    /** Returns the name that JSON uses, such as {@code trust}. */
    public String token() {
        return token;
    }

    /** Returns the sentence that states that a client did not do this, without a full stop. */
    public String unmet() {
        return unmet;
    }
}
