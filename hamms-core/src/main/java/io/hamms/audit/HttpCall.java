package io.hamms.audit;

/** A client in this JVM that sends one request. */
@FunctionalInterface
public interface HttpCall {

    /**
     * Makes a request and returns the response, with its content. Calls of one audit may come on several threads; those
     * of one {@link ClientCall} come one after the other on one.
     *
     * @param request what to send
     * @param call the whole call: its timeout, and by what the certificates of TLS modes are verified
     * @throws Exception whatever the client throws: an error, as its caller gets it
     */
    ClientResponse send(ClientCall.Request request, ClientCall call) throws Exception;
}
