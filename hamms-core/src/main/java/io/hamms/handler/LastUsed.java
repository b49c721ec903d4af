package io.hamms.handler;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A limited map with keys that clients choose, which evicts the least recently used value. Usable from any number of
 * event loops.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class LastUsed<K, V> {

    private final int max;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    /** Creates a map of at most {@code max} values. */
    public LastUsed(int max) {
        this.max = max;
    }

    /** Updates the value of a key, {@code initial} if it has none, and returns the new value. */
    public synchronized V update(K key, V initial, UnaryOperator<V> change) {
        V changed = change.apply(values.getOrDefault(key, initial));
        values.put(key, changed);
        if (values.size() > max) {
            Iterator<K> oldest = values.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return changed;
    }

    /** Returns the most recently used values, the latest last. */
    public synchronized Latest<K, V> latest(int count) {
        int leftOut = Math.max(0, values.size() - count);
        Map<K, V> latest = new LinkedHashMap<>();
        values.entrySet().stream().skip(leftOut).forEach(value -> latest.put(value.getKey(), value.getValue()));
        return new Latest<>(latest, leftOut);
    }

    /**
     * The most recently used values.
     *
     * @param values the values, in the order of their use
     * @param leftOut the number of other values
     */
    public record Latest<K, V>(Map<K, V> values, int leftOut) {}

    /** Removes all values. */
    public synchronized void clear() {
        values.clear();
    }
}
