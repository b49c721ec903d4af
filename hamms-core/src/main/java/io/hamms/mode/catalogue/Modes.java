package io.hamms.mode.catalogue;

import io.hamms.fault.FailureMode;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.body.BodyInfinite;
import io.hamms.mode.body.BytesBinary;
import io.hamms.mode.body.BytesDropped;
import io.hamms.mode.connect.AcceptSilent;
import io.hamms.mode.connect.CloseAfterRequest;
import io.hamms.mode.connect.CloseOnAccept;
import io.hamms.mode.connect.ConnectionRefused;
import io.hamms.mode.connect.DropEvery;
import io.hamms.mode.connect.DropRandom;
import io.hamms.mode.connect.NeverAccept;
import io.hamms.mode.connect.ResetOnAccept;
import io.hamms.mode.encoding.GzipBomb;
import io.hamms.mode.encoding.GzipEmptyBody;
import io.hamms.mode.encoding.GzipTruncated;
import io.hamms.mode.framing.BodylessWithBody;
import io.hamms.mode.framing.ChunkSizeOverflow;
import io.hamms.mode.framing.ChunkedNoTerminator;
import io.hamms.mode.framing.ContentLengthOverrun;
import io.hamms.mode.framing.ContentLengthShortClose;
import io.hamms.mode.framing.ExtraResponse;
import io.hamms.mode.framing.GarbageAfterRequest;
import io.hamms.mode.framing.GarbageOnAccept;
import io.hamms.mode.framing.StatusNoReason;
import io.hamms.mode.framing.TeAndCl;
import io.hamms.mode.headers.ContentLengthHuge;
import io.hamms.mode.headers.ContentType;
import io.hamms.mode.headers.ContentTypeBadCharset;
import io.hamms.mode.headers.HeaderHuge;
import io.hamms.mode.headers.HeadersEndless;
import io.hamms.mode.headers.HeadersMany;
import io.hamms.mode.headers.UnacceptableContentType;
import io.hamms.mode.redirect.RedirectBadLocation;
import io.hamms.mode.redirect.RedirectCrossOrigin;
import io.hamms.mode.redirect.RedirectLoop;
import io.hamms.mode.reuse.KeepaliveCloseRace;
import io.hamms.mode.reuse.KeepaliveStaleClose;
import io.hamms.mode.semantics.EarlyResponse;
import io.hamms.mode.semantics.ExpectContinue;
import io.hamms.mode.semantics.RangeMismatch;
import io.hamms.mode.semantics.Retries;
import io.hamms.mode.semantics.RetryAfter;
import io.hamms.mode.semantics.Status;
import io.hamms.mode.timing.BodyStall;
import io.hamms.mode.timing.DripFeed;
import io.hamms.mode.timing.NoRead;
import io.hamms.mode.timing.Sleep;
import io.hamms.mode.tls.TlsBadCertificate;
import io.hamms.mode.tls.TlsClientCertRequired;
import io.hamms.mode.tls.TlsCloseMidHandshake;
import io.hamms.mode.tls.TlsHandshakeStall;
import io.hamms.mode.tls.TlsNoCloseNotify;
import io.hamms.mode.tls.TlsPlaintextReply;
import io.hamms.mode.tls.TlsServerHelloStall;
import io.hamms.mode.tls.TlsUnrecognizedName;
import io.hamms.mode.tls.TlsVersions;
import java.util.ArrayList;
import java.util.List;

/** The modes, in the order of their ports. */
final class Modes {

    /** The modes of the original, and those that were there first. */
    private static final List<FailureMode> FIRST = List.of(
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
            NoRead.MODE);

    /** All modes, in the order of their ports. */
    static final List<FailureMode> ALL = all();

    private Modes() {}

    private static List<FailureMode> all() {
        List<FailureMode> all = new ArrayList<>(FIRST);
        all.addAll(GrowthModes.FIRST_BLOCK);
        all.add(FailureModes.BY_PATH);
        all.add(Healthy.MODE);
        all.addAll(GrowthModes.SECOND_BLOCK);
        return List.copyOf(all);
    }
}
