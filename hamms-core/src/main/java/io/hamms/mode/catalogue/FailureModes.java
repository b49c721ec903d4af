package io.hamms.mode.catalogue;

import io.hamms.fault.FailureMode;
import io.hamms.mode.baseline.ByPath;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.body.BodyInfinite;
import io.hamms.mode.body.BytesBinary;
import io.hamms.mode.body.BytesDropped;
import io.hamms.mode.body.CloseDelimited;
import io.hamms.mode.body.JsonTruncated;
import io.hamms.mode.connect.AcceptSilent;
import io.hamms.mode.connect.CloseAfterRequest;
import io.hamms.mode.connect.CloseOnAccept;
import io.hamms.mode.connect.ConnectionRefused;
import io.hamms.mode.connect.DropEvery;
import io.hamms.mode.connect.DropRandom;
import io.hamms.mode.connect.NeverAccept;
import io.hamms.mode.connect.ResetAfterRequest;
import io.hamms.mode.connect.ResetOnAccept;
import io.hamms.mode.encoding.DeflateFlavour;
import io.hamms.mode.encoding.EncodingUnknownOrStacked;
import io.hamms.mode.encoding.GzipBomb;
import io.hamms.mode.encoding.GzipEmptyBody;
import io.hamms.mode.encoding.GzipLie;
import io.hamms.mode.encoding.GzipMultiMember;
import io.hamms.mode.encoding.GzipTruncated;
import io.hamms.mode.encoding.GzipWrongLength;
import io.hamms.mode.framing.BodylessWithBody;
import io.hamms.mode.framing.ChunkExtension;
import io.hamms.mode.framing.ChunkSizeInvalid;
import io.hamms.mode.framing.ChunkSizeOverflow;
import io.hamms.mode.framing.ChunkTrickle;
import io.hamms.mode.framing.ChunkedAfterEnd;
import io.hamms.mode.framing.ChunkedNoTerminator;
import io.hamms.mode.framing.ChunkedTrailers;
import io.hamms.mode.framing.ContentLengthDup;
import io.hamms.mode.framing.ContentLengthOverrun;
import io.hamms.mode.framing.ContentLengthShortClose;
import io.hamms.mode.framing.ExtraResponse;
import io.hamms.mode.framing.GarbageAfterRequest;
import io.hamms.mode.framing.GarbageOnAccept;
import io.hamms.mode.framing.HeadTruncated;
import io.hamms.mode.framing.Interim;
import io.hamms.mode.framing.InterimEndless;
import io.hamms.mode.framing.StatusNoReason;
import io.hamms.mode.framing.StatusOutOfRange;
import io.hamms.mode.framing.TeAndCl;
import io.hamms.mode.framing.TeOdd;
import io.hamms.mode.framing.VersionOdd;
import io.hamms.mode.headers.ContentLengthHuge;
import io.hamms.mode.headers.ContentLengthInvalid;
import io.hamms.mode.headers.ContentType;
import io.hamms.mode.headers.ContentTypeBadCharset;
import io.hamms.mode.headers.HeaderCtl;
import io.hamms.mode.headers.HeaderFoldOrNoColon;
import io.hamms.mode.headers.HeaderHuge;
import io.hamms.mode.headers.HeaderNonAscii;
import io.hamms.mode.headers.HeaderSpaceBeforeColon;
import io.hamms.mode.headers.HeadersEndless;
import io.hamms.mode.headers.HeadersMany;
import io.hamms.mode.headers.SetCookieMalformed;
import io.hamms.mode.headers.UnacceptableContentType;
import io.hamms.mode.part.NearestNames;
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
import io.hamms.mode.tls.TlsBadCertificate;
import io.hamms.mode.tls.TlsBytesOnHttp;
import io.hamms.mode.tls.TlsClientCertRequired;
import io.hamms.mode.tls.TlsCloseMidHandshake;
import io.hamms.mode.tls.TlsCommonName;
import io.hamms.mode.tls.TlsCorruptRecord;
import io.hamms.mode.tls.TlsHandshakeStall;
import io.hamms.mode.tls.TlsMustStaple;
import io.hamms.mode.tls.TlsNoCloseNotify;
import io.hamms.mode.tls.TlsNoCommonName;
import io.hamms.mode.tls.TlsPlaintextReply;
import io.hamms.mode.tls.TlsServerHelloStall;
import io.hamms.mode.tls.TlsUnrecognizedName;
import io.hamms.mode.tls.TlsVersions;
import io.hamms.mode.tls.TlsWeakKey;
import java.util.List;

/** The port table. */
public final class FailureModes {

    /** The mode that answers as any other that can be called by path. */
    public static final FailureMode BY_PATH = ByPath.to(() -> FailureModes.ALL);

    /** All modes, in the order of their ports. */
    public static final List<FailureMode> ALL = List.of(
            // The ports of the original hamms, release 1.3.
            ConnectionRefused.MODE,
            AcceptSilent.MODE,
            CloseOnAccept.MODE,
            CloseAfterRequest.MODE,
            GarbageOnAccept.MODE,
            GarbageAfterRequest.MODE,
            DripFeed.EVERY_5_SECONDS,
            DripFeed.EVERY_30_SECONDS,
            Sleep.MODE,
            Status.MODE,
            ContentLengthOverrun.MODE,
            HeaderHuge.HUGE,
            Retries.MODE,
            DropRandom.MODE,
            UnacceptableContentType.MODE,
            BodyStall.MODE,
            ContentLengthShortClose.MODE,
            // Modes that the original names but lacks, and their variants.
            ContentType.MISSING,
            ContentType.WRONG,
            ExtraResponse.RESPONSE,
            ExtraResponse.JUNK,
            BytesDropped.MODE,
            DropEvery.TENTH,
            DropEvery.HUNDREDTH,
            HeadersMany.ONE_MB,
            HeaderHuge.ONE_MB,
            HeadersMany.TEN_MB,
            HeaderHuge.TEN_MB,
            BytesBinary.MODE,
            ResetOnAccept.MODE,
            // TLS.
            TlsHandshakeStall.MODE,
            TlsServerHelloStall.MODE,
            TlsBadCertificate.SELF_SIGNED,
            TlsBadCertificate.EXPIRED,
            TlsBadCertificate.NOT_YET_VALID,
            TlsBadCertificate.WRONG_HOST,
            TlsBadCertificate.UNTRUSTED_ROOT,
            TlsBadCertificate.INCOMPLETE_CHAIN,
            TlsVersions.FROM_1_0,
            TlsVersions.FROM_1_2,
            TlsVersions.ONLY_1_3,
            TlsVersions.OLD_ONLY,
            TlsCloseMidHandshake.FIN,
            TlsCloseMidHandshake.RST,
            TlsCloseMidHandshake.ALERT,
            TlsPlaintextReply.MODE,
            TlsNoCloseNotify.MODE,
            TlsClientCertRequired.MODE,
            TlsUnrecognizedName.MODE,
            TlsHealthy.MODE,
            // Before there is a connection.
            NeverAccept.MODE,
            // Messages that contradict their framing or their fields.
            StatusNoReason.MODE,
            BodylessWithBody.MODE,
            ChunkSizeOverflow.MODE,
            TeAndCl.MODE,
            ChunkedNoTerminator.MODE,
            ContentLengthHuge.MODE,
            HeadersEndless.MODE,
            ContentTypeBadCharset.MODE,
            BodyInfinite.MODE,
            GzipEmptyBody.MODE,
            GzipBomb.MODE,
            GzipTruncated.MODE,
            // Persistent connections.
            KeepaliveStaleClose.MODE,
            KeepaliveCloseRace.MODE,
            // Responses with a meaning of their own.
            RedirectCrossOrigin.MODE,
            RedirectBadLocation.MODE,
            RetryAfter.MODE,
            ExpectContinue.MODE,
            RedirectLoop.MODE,
            RangeMismatch.MODE,
            EarlyResponse.MODE,
            // Uploads that stall.
            NoRead.MODE,
            // A response to order.
            Respond.MODE,
            ResetAfterRequest.MODE,
            // More messages that contradict their framing.
            ChunkSizeInvalid.MODE,
            ChunkedTrailers.MODE,
            Interim.MODE,
            InterimEndless.MODE,
            ChunkExtension.MODE,
            ChunkTrickle.MODE,
            ChunkedAfterEnd.MODE,
            ContentLengthDup.MODE,
            ContentLengthInvalid.MODE,
            TeOdd.MODE,
            HeadTruncated.MODE,
            VersionOdd.MODE,
            StatusOutOfRange.MODE,
            // Fields, bodies and content codings that are malformed.
            SetCookieMalformed.MODE,
            HeaderSpaceBeforeColon.MODE,
            HeaderNonAscii.MODE,
            HeaderFoldOrNoColon.MODE,
            HeaderCtl.MODE,
            CloseDelimited.MODE,
            JsonTruncated.MODE,
            DeflateFlavour.MODE,
            GzipMultiMember.MODE,
            GzipWrongLength.MODE,
            // All modes on one port, and the baseline.
            BY_PATH,
            Healthy.MODE,
            // The second block for growth.
            ProxyConnectBad.MODE,
            GzipLie.MODE,
            EncodingUnknownOrStacked.MODE,
            ConnectionCloseHeld.MODE,
            Idle408.MODE,
            KeepaliveHalfDead.MODE,
            KeepaliveLie.MODE,
            UnreadErrorBody.MODE,
            KeepaliveLimits.MODE,
            AuthLoop.MODE,
            AuthMalformed.MODE,
            RedirectMethod.MODE,
            RedirectDowngrade.MODE,
            SlowRead.MODE,
            // More of TLS.
            TlsAlpn.NONE,
            TlsAlpn.H2_SPEAKS_H1,
            TlsBytesOnHttp.MODE,
            TlsCorruptRecord.MODE,
            TlsCommonName.ONLY,
            TlsCommonName.NUL,
            TlsWeakKey.MODE,
            TlsMustStaple.MODE,
            TlsNoCommonName.MODE,
            // Half-closed connections.
            HalfClose.MODE);

    private FailureModes() {}

    /** Returns the mode that answers correctly, and in place of a mode that does not strike a request. */
    public static FailureMode baseline() {
        return Healthy.MODE;
    }

    /** Returns the mode whose handshake each port has that waits for requests. */
    public static FailureMode tls() {
        return TlsHealthy.MODE;
    }

    /**
     * Returns the mode with this name.
     *
     * @throws UnknownModeException if there is none; it carries the nearest names
     */
    public static FailureMode named(String name) {
        for (FailureMode mode : ALL) {
            if (mode.name().equals(name)) {
                return mode;
            }
        }
        throw new UnknownModeException(name, NearestNames.to(name, ALL));
    }
}
