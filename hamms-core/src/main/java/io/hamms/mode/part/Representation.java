package io.hamms.mode.part;

import static java.util.Objects.requireNonNull;

import io.hamms.fault.Request;
import io.hamms.fault.Source;
import io.hamms.http.ByteRange;
import io.hamms.http.HeaderField;
import io.hamms.http.Preconditions;
import io.hamms.http.RequestHead;
import io.hamms.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A content that may be sent in parts, and its entity tag. */
public final class Representation {

    private static final String LINE = "This line is repeated, and its length is a prime number, 61.\n";

    private final long size;
    private final String tag;
    private final byte @Nullable [] bytes;

    private Representation(long size, String tag, byte @Nullable [] bytes) {
        this.size = size;
        this.tag = '"' + tag + '"';
        this.bytes = bytes;
    }

    /**
     * What a request is answered with.
     *
     * @param status 200, 206 or 416 (RFC 9110, section 14), 304 or 412 (section 13)
     * @param part the part that is sent; for 304, 412 and 416 the whole, which is not sent
     */
    public record Selection(int status, ByteRange part) {

        /** Returns whether nothing of the content is sent. */
        public boolean isWithoutContent() {
            return status == 304 || status == 412 || status == 416;
        }
    }

    /** Returns bytes as a content; the array is not copied. */
    public static Representation of(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return new Representation(content.length, Long.toHexString(sum.getValue()), content);
    }

    /** Returns the fixed text of a size, which is made while it is sent. */
    public static Representation text(long size) {
        return new Representation(size, "text-" + size, null);
    }

    /** Returns the number of bytes. */
    public long size() {
        return size;
    }

    /** Returns all bytes, in a new array if it is the fixed text. */
    public byte[] bytes() {
        byte[] content = bytes;
        if (content == null) {
            content = new byte[Math.toIntExact(size)];
            ByteBuf all = Unpooled.wrappedBuffer(content).clear();
            Source text = source(new ByteRange(0, size - 1));
            while (all.isWritable()) {
                all.writeBytes(requireNonNull(text.next(UnpooledByteBufAllocator.DEFAULT)));
            }
        }
        return content;
    }

    /** Returns the entity tag, in quotation marks. */
    public String tag() {
        return tag;
    }

    /**
     * Returns what a request is answered with: nothing if its preconditions do not allow it; the whole if it has no
     * Range field, one that a server may ignore, or an If-Range field that is not {@code currentTag}.
     */
    public Selection select(RequestHead request, String currentTag) {
        ByteRange whole = new ByteRange(0, size - 1);
        int status = Preconditions.status(request, currentTag);
        if (status != 200) {
            return new Selection(status, whole);
        }
        String condition = request.headers().get("If-Range");
        boolean isForPart = condition == null || Preconditions.isCurrent(condition, currentTag);
        ByteRange part = isForPart ? ByteRange.of(request, size) : null;
        if (part == null) {
            return new Selection(200, whole);
        }
        return part.isSatisfiable() ? new Selection(206, part) : new Selection(416, whole);
    }

    /** Returns the fields that describe what is sent. */
    public List<HeaderField> fields(Selection selection) {
        List<HeaderField> fields = new ArrayList<>(3);
        fields.add(new HeaderField("Accept-Ranges", "bytes"));
        fields.add(new HeaderField("ETag", tag));
        if (selection.status() == 206) {
            fields.add(new HeaderField("Content-Range", selection.part().of(size)));
        } else if (selection.status() == 416) {
            fields.add(new HeaderField("Content-Range", "bytes */" + size));
        }
        return fields;
    }

    /** Returns the correct response to a request, for a text in memory. */
    public Response response(Request request) {
        Selection selection = select(request.head(), tag);
        Response response =
                Response.of(selection.status()).headers(request.tag()).headers(fields(selection));
        ByteRange part = selection.part();
        return selection.isWithoutContent()
                ? response
                : response.body("text/plain", Arrays.copyOfRange(bytes(), (int) part.first(), (int) part.last() + 1));
    }

    /** Returns the bytes of a part. */
    public Source source(ByteRange part) {
        byte[] content = bytes;
        if (content == null) {
            return new LongText(LINE, size, part);
        }
        boolean[] isSent = {part.length() == 0};
        return buffers -> {
            if (isSent[0]) {
                return null;
            }
            isSent[0] = true;
            return Unpooled.wrappedBuffer(content, (int) part.first(), (int) part.length());
        };
    }
}
