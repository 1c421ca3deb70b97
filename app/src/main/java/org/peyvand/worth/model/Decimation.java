package org.peyvand.worth.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps every so manieth of many, about as many as asked for, without knowing beforehand how many there will be. */
final class Decimation<T> {

    private final int most;
    private final List<T> kept = new ArrayList<>();
    private long seen;
    private long step = 1;

    Decimation(int most) {
        this.most = most;
    }

    void add(T one) {
        if (seen++ % step != 0) return;
        kept.add(one);
        if (kept.size() < 2 * most) return;
        var half = new ArrayList<T>(most);
        for (int at = 0; at < kept.size(); at += 2) half.add(kept.get(at));
        kept.clear();
        kept.addAll(half);
        step *= 2;
    }

    void forEach(Consumer<T> consumer) {
        kept.forEach(consumer);
    }
}
