package io.hamms.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Request;
import io.hamms.http.RequestHead;
import io.hamms.mode.connect.AcceptSilent;
import io.hamms.mode.connect.CloseAfterRequest;
import io.hamms.mode.connect.CloseOnAccept;
import io.hamms.mode.framing.GarbageAfterRequest;
import io.hamms.mode.framing.GarbageOnAccept;
import io.hamms.mode.reuse.KeepaliveStaleClose;
import io.hamms.mode.timing.NoRead;
import io.hamms.mode.timing.Sleep;
import io.hamms.testing.RecordingWire;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verbs that faults call, without a channel. */
class VerbsTest {

    private final List<String> verbs = new ArrayList<>();

    private List<String> onAccept(FailureMode mode) {
        ((RawFault) mode.fault()).onAccept(RecordingWire.into(verbs));
        return verbs;
    }

    private List<String> onFirstBytes(FailureMode mode, String target) {
        ((RawFault) mode.fault()).onFirstBytes(ModeCall.of(mode, target).arguments(), RecordingWire.into(verbs));
        return verbs;
    }

    private static Request request(FailureMode mode, String target) {
        var arrival = new Request.Arrival(1, 1, new InetSocketAddress(0), 0, false, other -> null, null);
        return new Request(RequestHead.of("GET", target), ModeCall.of(mode, target), arrival);
    }

    private List<String> onRequest(FailureMode mode, String target) {
        ((HttpFault) mode.fault()).onRequest(request(mode, target), RecordingWire.into(verbs));
        return verbs;
    }

    @Test
    void acceptSilentSaysNothing() {
        assertThat(onAccept(AcceptSilent.MODE)).isEmpty();
        assertThat(onFirstBytes(AcceptSilent.MODE, "/")).isEmpty();
    }

    @Test
    void closeOnAcceptEnds() {
        assertThat(onAccept(CloseOnAccept.MODE)).containsExactly("fin");
    }

    @Test
    void closeAfterRequestEndsOnTheFirstBytes() {
        assertThat(onAccept(CloseAfterRequest.MODE)).isEmpty();
        assertThat(onFirstBytes(CloseAfterRequest.MODE, "/")).containsExactly("fin");
    }

    @Test
    void garbageIsSentBeforeTheEnd() {
        assertThat(onAccept(GarbageOnAccept.MODE)).containsExactly("send foo bar", "fin");
    }

    @Test
    void garbageAfterRequestMayHold() {
        assertThat(onFirstBytes(GarbageAfterRequest.MODE, "/?end=hold"))
                .hasSize(2)
                .endsWith("hold");
        assertThat(verbs.get(0)).startsWith("send ");
    }

    @Test
    void sleepPausesBeforeItsAnswer() {
        assertThat(onRequest(Sleep.MODE, "/?sleep=2").get(0)).isEqualTo("pause PT2S");
        assertThat(verbs).hasSize(2).element(1).asString().startsWith("respond ");
    }

    @Test
    void keepaliveStaleCloseAwaitsBytesAfterItsAnswer() {
        assertThat(onRequest(KeepaliveStaleClose.MODE, "/?idle=200ms")).hasSize(2);
        assertThat(verbs.get(1)).startsWith("awaitBytes PT0.2S");
    }

    @Test
    void noReadStopsReadingAtTheHead() {
        Request request = request(NoRead.MODE, "/?hold=3");
        assertThat(((HttpFault) NoRead.MODE.fault()).actsOnHead(request)).isTrue();
        assertThat(onRequest(NoRead.MODE, "/?hold=3")).hasSize(4).endsWith("stopReading", "pause PT3S", "rst");
    }
}
