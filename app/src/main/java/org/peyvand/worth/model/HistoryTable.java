package org.peyvand.worth.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A hash table in columns that counts customers by history. Open addressing: a million customers leave no objects. */
final class HistoryTable {

    private static final double DAYS = 7;
    /** Repeats, age and recency share a key. */
    private static final int BITS = 21;

    private static final int MASK = (1 << BITS) - 1;
    private static final long FREE = -1;

    private final Map<Double, Integer> ids = new HashMap<>();
    private double[] weeks = new double[16];
    private int[] idOfDay = {};

    private long[] keys = free(1 << 10);
    private long[] count = new long[keys.length];
    private int size;

    /** The number under which so many weeks are kept. */
    int id(double value) {
        return ids.computeIfAbsent(value + 0.0, this::remember);
    }

    private int remember(double value) {
        int id = ids.size();
        if (id > MASK) throw new IllegalStateException("too many different times: count by whole days");
        if (id == weeks.length) weeks = Arrays.copyOf(weeks, 2 * id);
        weeks[id] = value;
        return id;
    }

    /** The number under which so many days are kept. */
    int ofDay(int day) {
        if (day >= idOfDay.length) growDays(day);
        int known = idOfDay[day];
        return known >= 0 ? known : (idOfDay[day] = id(day / DAYS));
    }

    private void growDays(int day) {
        int before = idOfDay.length;
        idOfDay = Arrays.copyOf(idOfDay, Math.max(day + 1, Math.min(2 * before, 1 << 20)));
        Arrays.fill(idOfDay, before, idOfDay.length, -1);
    }

    void add(int repeats, int recencyId, int ageId, long customers) {
        if (repeats > MASK) throw new IllegalArgumentException(repeats + " repeat purchases");
        if (customers <= 0) return;
        int slot = slot(key(repeats, ageId, recencyId));
        count[slot] += customers;
        if (size > keys.length / 2) rehash();
    }

    private static long key(long repeats, int age, int recency) {
        return (repeats << BITS | age) << BITS | recency;
    }

    /** Where the key is, or is now. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (keys[slot] != key && keys[slot] != FREE) slot = slot + 1 & mask;
        if (keys[slot] == FREE) {
            keys[slot] = key;
            size++;
        }
        return slot;
    }

    private void rehash() {
        var oldKeys = keys;
        var oldCount = count;
        keys = free(2 * oldKeys.length);
        count = new long[keys.length];
        size = 0;
        for (int at = 0; at < oldKeys.length; at++) if (oldKeys[at] != FREE) count[slot(oldKeys[at])] = oldCount[at];
    }

    private static long[] free(int length) {
        var keys = new long[length];
        Arrays.fill(keys, FREE);
        return keys;
    }

    /** The groups by repeats, age and recency, whatever the order was in which they came. */
    Histories histories(double logGapSum) {
        var sorted = Arrays.copyOf(weeks, ids.size());
        Arrays.sort(sorted);
        var ranked = ranked(sorted);
        return new Histories(
                column(ranked, 2 * BITS),
                column(ranked, 0),
                column(ranked, BITS),
                counts(ranked, sorted),
                sorted,
                logGapSum);
    }

    /** The keys with ranks in place of ids, rising. */
    private long[] ranked(double[] sorted) {
        var rank = new int[sorted.length];
        Arrays.setAll(rank, id -> Arrays.binarySearch(sorted, weeks[id]));
        return Arrays.stream(keys)
                .filter(key -> key != FREE)
                .map(key -> key(key >>> 2 * BITS, rank[(int) (key >>> BITS) & MASK], rank[(int) key & MASK]))
                .sorted()
                .toArray();
    }

    private static int[] column(long[] ranked, int shift) {
        return Arrays.stream(ranked)
                .mapToInt(key -> (int) (key >>> shift) & MASK)
                .toArray();
    }

    private long[] counts(long[] ranked, double[] sorted) {
        var id = Arrays.stream(sorted).mapToInt(value -> ids.get(value)).toArray();
        return Arrays.stream(ranked)
                .map(key -> key(key >>> 2 * BITS, id[(int) (key >>> BITS) & MASK], id[(int) key & MASK]))
                .map(key -> count[slot(key)])
                .toArray();
    }
}
