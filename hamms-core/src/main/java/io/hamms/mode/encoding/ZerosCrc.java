package io.hamms.mode.encoding;

/**
 * The CRC-32 of any number of zeros, without a loop over them. The effect of a zero byte on the checksum's state is
 * linear over GF(2): a matrix of 32 by 32 bits. The effect of n zero bytes is its n-th power.
 */
final class ZerosCrc {

    /** The CRC-32 polynomial of gzip (RFC 1952, section 8), bits reversed. */
    private static final int POLYNOMIAL = 0xedb88320;

    private ZerosCrc() {}

    static int of(long zeros) {
        int state = -1;
        int[] power = oneZero();
        for (long left = zeros; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                state = times(power, state);
            }
            power = square(power);
        }
        return ~state;
    }

    private static int[] oneZero() {
        int[] columns = new int[32];
        for (int i = 0; i < columns.length; i++) {
            int state = 1 << i;
            for (int bit = 0; bit < 8; bit++) {
                state = state >>> 1 ^ ((state & 1) == 1 ? POLYNOMIAL : 0);
            }
            columns[i] = state;
        }
        return columns;
    }

    private static int times(int[] columns, int vector) {
        int product = 0;
        for (int i = 0; i < columns.length; i++) {
            product ^= (vector >>> i & 1) == 1 ? columns[i] : 0;
        }
        return product;
    }

    private static int[] square(int[] columns) {
        int[] squared = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            squared[i] = times(columns, columns[i]);
        }
        return squared;
    }
}
