package io.hamms;

import static java.util.Objects.requireNonNull;

import io.hamms.fault.Ending;
import io.hamms.fault.Ending.By;
import io.hamms.fault.FailureMode;
import io.hamms.handler.HttpFault;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import io.hamms.testing.RawClient.End;
import io.hamms.testing.RelayedConnection;
import io.hamms.testing.RelayedConnection.First;
import io.hamms.transport.Transport;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The differences between the journal's record of a connection and that of a relay. */
final class Comparison {

    /** Modes that do not read what the client sends. */
    private static final Set<String> DEAF = Set.of("no-read", "early-response");

    private final Transport transport;
    private final Map<String, RecordedConnection> recorded = new HashMap<>();
    private final List<String> found = new ArrayList<>();
    private int crossed;

    Comparison(Transport transport, List<RecordedConnection> connections) {
        this.transport = transport;
        for (RecordedConnection connection : connections) {
            InetSocketAddress client = connection.client();
            if (client != null) {
                recorded.put(connection.mode() + client.getPort(), connection);
            }
        }
    }

    List<String> differences(FailureMode mode, ClientBehaviour behaviour, RelayedConnection relayed) {
        found.clear();
        RecordedConnection told = recorded.get(mode.name() + relayed.port());
        if (told == null) {
            // A connection that was reset before it was accepted has no address.
            if (relayed.clientEnd() != End.RST) {
                found.add("not recorded");
            }
        } else if (told.ending() == null) {
            found.add("no ending");
        } else {
            bytes(mode, told, relayed);
            ending(mode.scheme().equals("https"), behaviour, told, relayed);
            requests(mode, behaviour, told, relayed);
        }
        return found.stream()
                .map(what -> transport + ", " + mode + ", " + behaviour + ": " + what + "; " + relayed
                        + "; told: " + told + ", " + (told == null ? 0 : told.bytesReceived()) + " in, "
                        + (told == null ? 0 : told.bytesSent()) + " out")
                .toList();
    }

    /**
     * Returns how often the journal has the server's end first, but the relay the client's. It is rare: the client's
     * end came between the query to the kernel and the server's own end.
     */
    int crossed() {
        return crossed;
    }

    private void bytes(FailureMode mode, RecordedConnection told, RelayedConnection relayed) {
        boolean isReset = relayed.clientEnd() == End.RST || relayed.serverEnd() == End.RST;
        long read = told.bytesReceived();
        if (read > relayed.bytesToServer()) {
            found.add("more bytes received than were sent");
        } else if (read < relayed.bytesToServer() && !isReset && !DEAF.contains(mode.name())) {
            found.add("bytes received are missing");
        }
        // Without TCP_INFO the buffer that a reset interrupts does not count.
        boolean isUncounted = isReset && transport != Transport.EPOLL;
        if (told.bytesSent() < relayed.bytesFromServer() && !isUncounted) {
            found.add("bytes sent are missing");
        } else if (told.bytesSent() > relayed.bytesFromServer()
                && relayed.serverEnd() == End.FIN
                && transport == Transport.EPOLL) {
            found.add("more bytes sent than have come");
        }
    }

    private void ending(boolean isTls, ClientBehaviour behaviour, RecordedConnection told, RelayedConnection relayed) {
        Ending ending = requireNonNull(told.ending());
        boolean isClient = ending.by() == By.CLIENT;
        int alert = !isTls ? -1 : isClient ? relayed.clientAlert() : relayed.serverAlert();
        if (ending.alert().isPresent()) {
            // After the hellos, TLS 1.3 encrypts alerts: a relay cannot see them, either.
            if (alert >= 0 && alert != ending.alert().getAsInt()) {
                found.add("another alert than " + alert);
            }
            return;
        } else if (alert >= 0) {
            found.add("no alert instead of " + alert);
        }
        // A relay cannot see encrypted alerts, such as close_notify.
        boolean isHidden = behaviour == ClientBehaviour.SPEAKS_TLS && !isClient;
        // It cannot see the client's close_notify, either, on which the server sends FIN before the client does.
        boolean isReply = behaviour == ClientBehaviour.SPEAKS_TLS
                && isClient
                && relayed.first() == First.SERVER
                && ending.how().name().equals(relayed.clientEnd().name());
        // Without TCP_INFO it is unknown whether FIN was sent, and which of two was first.
        boolean isUnknown = transport != Transport.EPOLL && !isClient;
        if (relayed.first() == First.EITHER || isHidden || isReply || isUnknown) {
            return;
        }
        boolean wasClient = relayed.first() == First.CLIENT;
        if (isClient && !wasClient) {
            found.add("ended by the other side");
        } else if (!isClient && wasClient) {
            crossed++;
        } else if (!ending.how().name().equals(relayed.how().name())) {
            found.add("ended otherwise");
        }
    }

    private void requests(
            FailureMode mode, ClientBehaviour behaviour, RecordedConnection told, RelayedConnection relayed) {
        if (mode.scheme().equals("https")) {
            return;
        }
        List<String> requests = told.requests().stream().map(Comparison::shown).toList();
        boolean isInTls = behaviour == ClientBehaviour.SPEAKS_TLS && mode.fault() instanceof HttpFault;
        List<String> sent = isInTls ? List.of("GET / 0") : behaviour.requests();
        // In TLS, a client that gives up before the request looks like one that gives up after it.
        boolean isAll = !isInTls && relayed.clientEnd() != End.RST && relayed.serverEnd() != End.RST;
        boolean isPrefix = requests.size() <= sent.size() && requests.equals(sent.subList(0, requests.size()));
        boolean isDeaf = DEAF.contains(mode.name()) && !isInTls;
        if (isDeaf ? requests.isEmpty() != sent.isEmpty() : !isPrefix || (isAll && requests.size() < sent.size())) {
            found.add("requests " + requests);
        }
    }

    private static String shown(RecordedRequest request) {
        return request.method() + " " + request.target() + " " + request.body().size();
    }
}
