package io.hamms.tls;

import java.util.AbstractList;
import java.util.List;

/** An unmodifiable list of 16-bit numbers at two bytes each: the journal keeps hundreds for each connection. */
final class Codes extends AbstractList<Integer> {

    private final char[] numbers;

    private Codes(char[] numbers) {
        this.numbers = numbers;
    }

    /** Returns a copy of numbers from 0 to 65,535; the same list if it is one of these. */
    static List<Integer> copyOf(List<Integer> numbers) {
        if (numbers instanceof Codes) {
            return numbers;
        }
        char[] copy = new char[numbers.size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (char) numbers.get(i).intValue();
        }
        return new Codes(copy);
    }

    @Override
    public Integer get(int index) {
        return (int) numbers[index];
    }

    @Override
    public int size() {
        return numbers.length;
    }
}
