package io.hamms.mode.catalogue;

import io.hamms.fault.FailureMode;
import io.hamms.mode.body.BodyInfinite;
import io.hamms.mode.body.BytesBinary;
import io.hamms.mode.body.BytesDropped;
import io.hamms.mode.body.CloseDelimited;
import io.hamms.mode.body.JsonTruncated;
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
import org.jspecify.annotations.Nullable;

/** The modes of messages by their names, as {@link ModesByName} has the others. */
final class MessageModesByName {

    private MessageModesByName() {}

    /** Returns the mode with this name; null if there is none. */
    static @Nullable FailureMode named(String name) {
        return switch (name) {
            case "garbage-on-accept" -> GarbageOnAccept.MODE;
            case "garbage-after-request" -> GarbageAfterRequest.MODE;
            case "content-length-overrun" -> ContentLengthOverrun.MODE;
            case "content-length-short-close" -> ContentLengthShortClose.MODE;
            case "extra-response" -> ExtraResponse.RESPONSE;
            case "extra-junk" -> ExtraResponse.JUNK;
            case "status-no-reason" -> StatusNoReason.MODE;
            case "bodyless-with-body" -> BodylessWithBody.MODE;
            case "chunk-size-overflow" -> ChunkSizeOverflow.MODE;
            case "te-and-cl" -> TeAndCl.MODE;
            case "chunked-no-terminator" -> ChunkedNoTerminator.MODE;
            case "chunk-size-invalid" -> ChunkSizeInvalid.MODE;
            case "chunked-trailers" -> ChunkedTrailers.MODE;
            case "interim" -> Interim.MODE;
            case "interim-endless" -> InterimEndless.MODE;
            case "chunk-extension" -> ChunkExtension.MODE;
            case "chunk-trickle" -> ChunkTrickle.MODE;
            case "chunked-after-end" -> ChunkedAfterEnd.MODE;
            case "content-length-dup" -> ContentLengthDup.MODE;
            case "te-odd" -> TeOdd.MODE;
            case "head-truncated" -> HeadTruncated.MODE;
            case "version-odd" -> VersionOdd.MODE;
            case "status-out-of-range" -> StatusOutOfRange.MODE;
            default -> headers(name);
        };
    }

    private static @Nullable FailureMode headers(String name) {
        return switch (name) {
            case "header-huge" -> HeaderHuge.HUGE;
            case "unacceptable-content-type" -> UnacceptableContentType.MODE;
            case "content-type-missing" -> ContentType.MISSING;
            case "content-type-wrong" -> ContentType.WRONG;
            case "headers-1mb" -> HeadersMany.ONE_MB;
            case "header-1mb" -> HeaderHuge.ONE_MB;
            case "headers-10mb" -> HeadersMany.TEN_MB;
            case "header-10mb" -> HeaderHuge.TEN_MB;
            case "content-length-huge" -> ContentLengthHuge.MODE;
            case "headers-endless" -> HeadersEndless.MODE;
            case "content-type-bad-charset" -> ContentTypeBadCharset.MODE;
            case "content-length-invalid" -> ContentLengthInvalid.MODE;
            case "set-cookie-malformed" -> SetCookieMalformed.MODE;
            case "header-space-before-colon" -> HeaderSpaceBeforeColon.MODE;
            case "header-non-ascii" -> HeaderNonAscii.MODE;
            case "header-fold-or-no-colon" -> HeaderFoldOrNoColon.MODE;
            case "header-ctl" -> HeaderCtl.MODE;
            default -> body(name);
        };
    }

    private static @Nullable FailureMode body(String name) {
        return switch (name) {
            case "bytes-dropped" -> BytesDropped.MODE;
            case "bytes-binary" -> BytesBinary.MODE;
            case "body-infinite" -> BodyInfinite.MODE;
            case "close-delimited" -> CloseDelimited.MODE;
            case "json-truncated" -> JsonTruncated.MODE;
            default -> encoding(name);
        };
    }

    private static @Nullable FailureMode encoding(String name) {
        return switch (name) {
            case "gzip-empty-body" -> GzipEmptyBody.MODE;
            case "gzip-bomb" -> GzipBomb.MODE;
            case "gzip-truncated" -> GzipTruncated.MODE;
            case "deflate-flavour" -> DeflateFlavour.MODE;
            case "gzip-multi-member" -> GzipMultiMember.MODE;
            case "gzip-wrong-length" -> GzipWrongLength.MODE;
            case "gzip-lie" -> GzipLie.MODE;
            case "encoding-unknown-or-stacked" -> EncodingUnknownOrStacked.MODE;
            default -> null;
        };
    }
}
