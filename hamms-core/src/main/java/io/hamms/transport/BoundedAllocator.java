package io.hamms.transport;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import org.jspecify.annotations.Nullable;

/**
 * Netty's allocator with a limit on direct memory below the JVM's own limit: there
 * the JVM sleeps half a second on the event loop (Bits.reserveMemory) before it fails.
 */
public final class BoundedAllocator extends AbstractByteBufAllocator {

    private final ByteBufAllocator netty;
    private final @Nullable ByteBufAllocatorMetric metric;
    private final long limit;

    /**
     * Creates an allocator.
     *
     * @param limit how many bytes of direct memory the other one may use before a further buffer is refused
     */
    public BoundedAllocator(ByteBufAllocator netty, long limit) {
        super(true);
        this.netty = netty;
        this.metric = netty instanceof ByteBufAllocatorMetricProvider provider ? provider.metric() : null;
        this.limit = limit;
    }

    /** Returns the default: three quarters of the JVM's limit of direct memory, which is the maximum heap size. */
    public static BoundedAllocator ofHeap() {
        return new BoundedAllocator(DEFAULT, Runtime.getRuntime().maxMemory() / 4 * 3);
    }

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
        return netty.heapBuffer(initialCapacity, maxCapacity);
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        if (metric != null && metric.usedDirectMemory() > limit) {
            throw new MemoryBudget.ExceededException("memory outside of the heap: none left of " + limit + " bytes");
        }
        return netty.directBuffer(initialCapacity, maxCapacity);
    }

    @Override
    public boolean isDirectBufferPooled() {
        return netty.isDirectBufferPooled();
    }
}
