package org.peyvand.worth.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A hash table in columns that counts customers by history. Open addressing: a million customers leave no objects. */
final class HistoryTable {

    private static final double DAYS = 7;
    /** Repeats, age and recency share a sorting key. */
    private static final int BITS = 21;

    private final Map<Double, Integer> ids = new HashMap<>();
    private double[] weeks = new double[16];
    private int[] idOfDay = {};

    private int[] slots = new int[1 << 10];
    private int[] repeats = new int[1 << 9];
    private int[] recency = new int[1 << 9];
    private int[] age = new int[1 << 9];
    private long[] count = new long[1 << 9];
    private int size;

    /** The number under which so many weeks are kept. */
    int id(double value) {
        return ids.computeIfAbsent(value + 0.0, this::remember);
    }

    private int remember(double value) {
        int id = ids.size();
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

    void add(int x, int recencyId, int ageId, long customers) {
        if (x >= 1 << BITS) throw new IllegalArgumentException(x + " days with purchases");
        if (customers <= 0) return;
        int slot = slot(x, recencyId, ageId);
        if (slots[slot] == 0) {
            append(x, recencyId, ageId);
            slots[slot] = size;
            count[size - 1] = customers;
            if (size > slots.length / 2) rehash();
        } else {
            count[slots[slot] - 1] += customers;
        }
    }

    private int slot(int x, int recencyId, int ageId) {
        int mask = slots.length - 1;
        long mixed = ((x * 0x9E3779B97F4A7C15L + recencyId) * 0xD1342543DE82EF95L + ageId) * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (slots[slot] != 0) {
            int group = slots[slot] - 1;
            if (repeats[group] == x && recency[group] == recencyId && age[group] == ageId) return slot;
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void append(int x, int recencyId, int ageId) {
        if (size == count.length) grow();
        repeats[size] = x;
        recency[size] = recencyId;
        age[size++] = ageId;
    }

    private void grow() {
        int length = 2 * size;
        repeats = Arrays.copyOf(repeats, length);
        recency = Arrays.copyOf(recency, length);
        age = Arrays.copyOf(age, length);
        count = Arrays.copyOf(count, length);
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        for (int group = 0; group < size; group++) {
            slots[slot(repeats[group], recency[group], age[group])] = group + 1;
        }
    }

    /** The groups by repeats, age and recency, whatever the order was in which they came. */
    Histories histories(double logGapSum) {
        var sorted = Arrays.copyOf(weeks, ids.size());
        Arrays.sort(sorted);
        var keys = sortedKeys(sorted);
        return new Histories(
                column(keys, 2 * BITS),
                column(keys, 0),
                column(keys, BITS),
                counts(keys, sorted),
                sorted,
                logGapSum);
    }

    private long[] sortedKeys(double[] sorted) {
        if (sorted.length > 1 << BITS) throw new IllegalStateException("too many different times: count by whole days");
        var rank = new int[sorted.length];
        Arrays.setAll(rank, id -> Arrays.binarySearch(sorted, weeks[id]));
        var keys = new long[size];
        Arrays.setAll(
                keys, group -> ((long) repeats[group] << BITS | rank[age[group]]) << BITS | rank[recency[group]]);
        Arrays.sort(keys);
        return keys;
    }

    private static int[] column(long[] keys, int shift) {
        return Arrays.stream(keys)
                .mapToInt(key -> (int) (key >>> shift & (1 << BITS) - 1))
                .toArray();
    }

    private long[] counts(long[] keys, double[] sorted) {
        var id = Arrays.stream(sorted).mapToInt(value -> ids.get(value)).toArray();
        int mask = (1 << BITS) - 1;
        return Arrays.stream(keys)
                .map(key -> count[slots[slot((int) (key >>> 2 * BITS), id[(int) key & mask], id[(int) (key >>> BITS) & mask])] - 1])
                .toArray();
    }
}
