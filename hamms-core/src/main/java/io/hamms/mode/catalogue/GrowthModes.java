package io.hamms.mode.catalogue;

import io.hamms.fault.FailureMode;
import io.hamms.mode.body.CloseDelimited;
import io.hamms.mode.body.JsonTruncated;
import io.hamms.mode.connect.ResetAfterRequest;
import io.hamms.mode.encoding.DeflateFlavour;
import io.hamms.mode.encoding.EncodingUnknownOrStacked;
import io.hamms.mode.encoding.GzipLie;
import io.hamms.mode.encoding.GzipMultiMember;
import io.hamms.mode.encoding.GzipWrongLength;
import io.hamms.mode.framing.ChunkExtension;
import io.hamms.mode.framing.ChunkSizeInvalid;
import io.hamms.mode.framing.ChunkTrickle;
import io.hamms.mode.framing.ChunkedAfterEnd;
import io.hamms.mode.framing.ChunkedTrailers;
import io.hamms.mode.framing.ContentLengthDup;
import io.hamms.mode.framing.HeadTruncated;
import io.hamms.mode.framing.Interim;
import io.hamms.mode.framing.InterimEndless;
import io.hamms.mode.framing.StatusOutOfRange;
import io.hamms.mode.framing.TeOdd;
import io.hamms.mode.framing.VersionOdd;
import io.hamms.mode.headers.ContentLengthInvalid;
import io.hamms.mode.headers.HeaderCtl;
import io.hamms.mode.headers.HeaderFoldOrNoColon;
import io.hamms.mode.headers.HeaderNonAscii;
import io.hamms.mode.headers.HeaderSpaceBeforeColon;
import io.hamms.mode.headers.SetCookieMalformed;
import io.hamms.mode.redirect.RedirectDowngrade;
import io.hamms.mode.redirect.RedirectMethod;
import io.hamms.mode.reuse.ConnectionCloseHeld;
import io.hamms.mode.reuse.HalfClose;
import io.hamms.mode.reuse.Idle408;
import io.hamms.mode.reuse.KeepaliveHalfDead;
import io.hamms.mode.reuse.KeepaliveLie;
import io.hamms.mode.reuse.KeepaliveLimits;
import io.hamms.mode.reuse.UnreadErrorBody;
import io.hamms.mode.semantics.AuthLoop;
import io.hamms.mode.semantics.AuthMalformed;
import io.hamms.mode.semantics.ProxyConnectBad;
import io.hamms.mode.semantics.Respond;
import io.hamms.mode.timing.SlowRead;
import io.hamms.mode.tls.TlsAlpn;
import io.hamms.mode.tls.TlsAlpnWrong;
import io.hamms.mode.tls.TlsBytesOnHttp;
import io.hamms.mode.tls.TlsClientHello;
import io.hamms.mode.tls.TlsCommonName;
import io.hamms.mode.tls.TlsCorruptRecord;
import io.hamms.mode.tls.TlsMustStaple;
import io.hamms.mode.tls.TlsNoCommonName;
import io.hamms.mode.tls.TlsRevoked;
import io.hamms.mode.tls.TlsWeakKey;
import java.util.List;

/** The modes that were added to the port table later, in the order of their ports. */
final class GrowthModes {

    /** From 73 to 97. */
    static final List<FailureMode> FIRST_BLOCK = List.of(
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
            GzipWrongLength.MODE);

    /** From 101 to 109, and from 180. */
    static final List<FailureMode> SECOND_BLOCK = List.of(
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
            TlsAlpnWrong.MODE,
            TlsAlpn.H2_SPEAKS_H1,
            TlsBytesOnHttp.MODE,
            TlsCorruptRecord.MODE,
            TlsCommonName.ONLY,
            TlsCommonName.NUL,
            TlsWeakKey.MODE,
            TlsRevoked.MODE,
            TlsMustStaple.MODE,
            TlsNoCommonName.MODE,
            TlsClientHello.MODE,
            // Half-closed connections.
            HalfClose.MODE,
            TlsAlpn.ALERT);

    private GrowthModes() {}
}
