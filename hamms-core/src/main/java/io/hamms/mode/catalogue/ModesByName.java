package io.hamms.mode.catalogue;

import io.hamms.fault.FailureMode;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.connect.AcceptSilent;
import io.hamms.mode.connect.CloseAfterRequest;
import io.hamms.mode.connect.CloseOnAccept;
import io.hamms.mode.connect.ConnectionRefused;
import io.hamms.mode.connect.DropEvery;
import io.hamms.mode.connect.DropRandom;
import io.hamms.mode.connect.NeverAccept;
import io.hamms.mode.connect.ResetAfterRequest;
import io.hamms.mode.connect.ResetOnAccept;
import io.hamms.mode.redirect.RedirectBadLocation;
import io.hamms.mode.redirect.RedirectCrossOrigin;
import io.hamms.mode.redirect.RedirectDowngrade;
import io.hamms.mode.redirect.RedirectLoop;
import io.hamms.mode.redirect.RedirectMethod;
import io.hamms.mode.reuse.ConnectionCloseHeld;
import io.hamms.mode.reuse.HalfClose;
import io.hamms.mode.reuse.Idle408;
import io.hamms.mode.reuse.KeepaliveCloseRace;
import io.hamms.mode.reuse.KeepaliveHalfDead;
import io.hamms.mode.reuse.KeepaliveLie;
import io.hamms.mode.reuse.KeepaliveLimits;
import io.hamms.mode.reuse.KeepaliveStaleClose;
import io.hamms.mode.reuse.UnreadErrorBody;
import io.hamms.mode.semantics.AuthLoop;
import io.hamms.mode.semantics.AuthMalformed;
import io.hamms.mode.semantics.EarlyResponse;
import io.hamms.mode.semantics.ExpectContinue;
import io.hamms.mode.semantics.ProxyConnectBad;
import io.hamms.mode.semantics.RangeMismatch;
import io.hamms.mode.semantics.Respond;
import io.hamms.mode.semantics.Retries;
import io.hamms.mode.semantics.RetryAfter;
import io.hamms.mode.semantics.Status;
import io.hamms.mode.timing.BodyStall;
import io.hamms.mode.timing.DripFeed;
import io.hamms.mode.timing.NoRead;
import io.hamms.mode.timing.Sleep;
import io.hamms.mode.timing.SlowRead;
import io.hamms.mode.tls.TlsAlpn;
import io.hamms.mode.tls.TlsAlpnWrong;
import io.hamms.mode.tls.TlsBadCertificate;
import io.hamms.mode.tls.TlsBytesOnHttp;
import io.hamms.mode.tls.TlsClientCertRequired;
import io.hamms.mode.tls.TlsClientHello;
import io.hamms.mode.tls.TlsCloseMidHandshake;
import io.hamms.mode.tls.TlsCommonName;
import io.hamms.mode.tls.TlsCorruptRecord;
import io.hamms.mode.tls.TlsHandshakeStall;
import io.hamms.mode.tls.TlsMustStaple;
import io.hamms.mode.tls.TlsNoCloseNotify;
import io.hamms.mode.tls.TlsNoCommonName;
import io.hamms.mode.tls.TlsPlaintextReply;
import io.hamms.mode.tls.TlsRevoked;
import io.hamms.mode.tls.TlsServerHelloStall;
import io.hamms.mode.tls.TlsUnrecognizedName;
import io.hamms.mode.tls.TlsVersions;
import io.hamms.mode.tls.TlsWeakKey;
import org.jspecify.annotations.Nullable;

/**
 * The modes by their names. A switch, because it loads only the class of the mode that is asked for: the classes of all
 * would take a third of the first start of a server that serves one.
 */
final class ModesByName {

    private ModesByName() {}

    /** Returns the mode with this name; null if there is none. */
    static @Nullable FailureMode named(String name) {
        return switch (name) {
            case "connection-refused" -> ConnectionRefused.MODE;
            case "accept-silent" -> AcceptSilent.MODE;
            case "close-on-accept" -> CloseOnAccept.MODE;
            case "close-after-request" -> CloseAfterRequest.MODE;
            case "drop-random" -> DropRandom.MODE;
            case "drop-1-in-10" -> DropEvery.TENTH;
            case "drop-1-in-100" -> DropEvery.HUNDREDTH;
            case "reset-on-accept" -> ResetOnAccept.MODE;
            case "never-accept" -> NeverAccept.MODE;
            case "reset-after-request" -> ResetAfterRequest.MODE;
            default -> timing(name);
        };
    }

    private static @Nullable FailureMode timing(String name) {
        return switch (name) {
            case "drip-5s" -> DripFeed.EVERY_5_SECONDS;
            case "drip-30s" -> DripFeed.EVERY_30_SECONDS;
            case "sleep" -> Sleep.MODE;
            case "body-stall" -> BodyStall.MODE;
            case "no-read" -> NoRead.MODE;
            case "slow-read" -> SlowRead.MODE;
            default -> reuse(name);
        };
    }

    private static @Nullable FailureMode reuse(String name) {
        return switch (name) {
            case "keepalive-stale-close" -> KeepaliveStaleClose.MODE;
            case "keepalive-close-race" -> KeepaliveCloseRace.MODE;
            case "connection-close-held" -> ConnectionCloseHeld.MODE;
            case "idle-408" -> Idle408.MODE;
            case "keepalive-half-dead" -> KeepaliveHalfDead.MODE;
            case "keepalive-lie" -> KeepaliveLie.MODE;
            case "unread-error-body" -> UnreadErrorBody.MODE;
            case "keepalive-limits" -> KeepaliveLimits.MODE;
            case "half-close" -> HalfClose.MODE;
            default -> redirect(name);
        };
    }

    private static @Nullable FailureMode redirect(String name) {
        return switch (name) {
            case "redirect-cross-origin" -> RedirectCrossOrigin.MODE;
            case "redirect-bad-location" -> RedirectBadLocation.MODE;
            case "redirect-loop" -> RedirectLoop.MODE;
            case "redirect-method" -> RedirectMethod.MODE;
            case "redirect-downgrade" -> RedirectDowngrade.MODE;
            default -> semantics(name);
        };
    }

    private static @Nullable FailureMode semantics(String name) {
        return switch (name) {
            case "status" -> Status.MODE;
            case "retries" -> Retries.MODE;
            case "retry-after" -> RetryAfter.MODE;
            case "expect-continue" -> ExpectContinue.MODE;
            case "range-mismatch" -> RangeMismatch.MODE;
            case "early-response" -> EarlyResponse.MODE;
            case "respond" -> Respond.MODE;
            case "proxy-connect-bad" -> ProxyConnectBad.MODE;
            case "auth-loop" -> AuthLoop.MODE;
            case "auth-malformed" -> AuthMalformed.MODE;
            default -> tls(name);
        };
    }

    private static @Nullable FailureMode tls(String name) {
        return switch (name) {
            case "tls-handshake-stall" -> TlsHandshakeStall.MODE;
            case "tls-server-hello-stall" -> TlsServerHelloStall.MODE;
            case "tls-self-signed" -> TlsBadCertificate.SELF_SIGNED;
            case "tls-expired" -> TlsBadCertificate.EXPIRED;
            case "tls-not-yet-valid" -> TlsBadCertificate.NOT_YET_VALID;
            case "tls-wrong-host" -> TlsBadCertificate.WRONG_HOST;
            case "tls-untrusted-root" -> TlsBadCertificate.UNTRUSTED_ROOT;
            case "tls-incomplete-chain" -> TlsBadCertificate.INCOMPLETE_CHAIN;
            case "tls-min-1.0" -> TlsVersions.FROM_1_0;
            case "tls-min-1.2" -> TlsVersions.FROM_1_2;
            case "tls-only-1.3" -> TlsVersions.ONLY_1_3;
            case "tls-old-only" -> TlsVersions.OLD_ONLY;
            case "tls-close-fin" -> TlsCloseMidHandshake.FIN;
            case "tls-close-rst" -> TlsCloseMidHandshake.RST;
            case "tls-close-alert" -> TlsCloseMidHandshake.ALERT;
            case "tls-plaintext-reply" -> TlsPlaintextReply.MODE;
            case "tls-no-close-notify" -> TlsNoCloseNotify.MODE;
            case "tls-client-cert-required" -> TlsClientCertRequired.MODE;
            case "tls-unrecognized-name" -> TlsUnrecognizedName.MODE;
            case "tls-alpn-none" -> TlsAlpn.NONE;
            case "tls-alpn-wrong" -> TlsAlpnWrong.MODE;
            case "tls-alpn-h2-speaks-h1" -> TlsAlpn.H2_SPEAKS_H1;
            case "tls-bytes-on-http" -> TlsBytesOnHttp.MODE;
            case "tls-corrupt-record" -> TlsCorruptRecord.MODE;
            case "tls-cn-only" -> TlsCommonName.ONLY;
            case "tls-nul-in-cn" -> TlsCommonName.NUL;
            case "tls-weak-key" -> TlsWeakKey.MODE;
            case "tls-revoked" -> TlsRevoked.MODE;
            case "tls-must-staple" -> TlsMustStaple.MODE;
            case "tls-no-common-name" -> TlsNoCommonName.MODE;
            case "tls-client-hello" -> TlsClientHello.MODE;
            case "tls-alpn-alert" -> TlsAlpn.ALERT;
            default -> baseline(name);
        };
    }

    private static @Nullable FailureMode baseline(String name) {
        return switch (name) {
            case "by-path" -> FailureModes.BY_PATH;
            case "tls-healthy" -> TlsHealthy.MODE;
            case "healthy" -> Healthy.MODE;
            default -> MessageModesByName.named(name);
        };
    }
}
