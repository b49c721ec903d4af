package io.hamms.mode.part;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a port remembers by a key that clients choose: a limited number of values, of which the one that was not used
 * for longest is forgotten first. Used on any number of event loops.
 *
 * @param <K> what clients choose
 * @param <V> what is remembered
 */
public final class LastUsed<K, V> {

    private final int max;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    /** Creates a memory for at most {@code max} values. */
    public LastUsed(int max) {
        this.max = max;
    }

    /** Changes the value of a key, {@code initial} if it has none, and returns what it is now. */
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

    /** Returns so many of the values that were used last, the very last at the end. */
    public synchronized Latest<K, V> latest(int count) {
        int leftOut = Math.max(0, values.size() - count);
        Map<K, V> latest = new LinkedHashMap<>();
        values.entrySet().stream().skip(leftOut).forEach(value -> latest.put(value.getKey(), value.getValue()));
        return new Latest<>(latest, leftOut);
    }

    /**
     * What was used last.
     *
     * @param values the values, in the order in which they were used
     * @param leftOut how many more there are
     */
    public record Latest<K, V>(Map<K, V> values, int leftOut) {}

    /** Forgets all values. */
    public synchronized void clear() {
        values.clear();
    }
}
