package org.peyvand.commerce.file;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.peyvand.commerce.sheet.SheetReader;
import org.peyvand.commerce.sheet.SheetRow;

/**
 * The first reading of a file: how many rows it has, and which orders come again further down instead of standing in one
 * piece. It remembers in constant space: an order may be taken for scattered that is not, which costs a little time, and
 * never the other way round.
 */
final class Survey {

    private static final int BITS = 1 << 27;
    private static final int PROBES = 4;
    private static final int MOST_REMEMBERED = 1_000_000;

    /** Rows of scattered orders are gathered in memory, so many at a time. */
    static final int MOST_GATHERED = 50_000;

    private final BitSet seen = new BitSet();
    private final Set<Long> scattered = new HashSet<>();
    private boolean allScattered;
    private long rows;
    private long rowsAgain;

    private Survey() {}

    /** Reads to the end; a row that is broken or has no key belongs nowhere. */
    static Survey of(SheetReader reader, Function<SheetRow, String> key) {
        var survey = new Survey();
        var before = "";
        for (var row = reader.next(); row.isPresent(); row = reader.next()) {
            survey.rows++;
            if (row.get().fault().isPresent()) continue;
            var now = key.apply(row.get());
            if (now.isEmpty()) continue;
            if (now.equals(before)) continue;
            survey.meet(hash(now));
            before = now;
        }
        survey.seen.clear();
        return survey;
    }

    private void meet(long hash) {
        boolean known = true;
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = (int) Math.floorMod(hash + probe * (hash >>> 32 | 1), (long) BITS);
            known &= seen.get(bit);
            seen.set(bit);
        }
        if (!known) return;
        rowsAgain++;
        if (!allScattered) scattered.add(hash);
        if (scattered.size() > MOST_REMEMBERED) {
            allScattered = true;
            scattered.clear();
        }
    }

    long rows() {
        return rows;
    }

    boolean isScattered(String key) {
        return allScattered || !scattered.isEmpty() && scattered.contains(hash(key));
    }

    /** In how many readings the scattered orders are gathered. */
    int shares() {
        long gathered = allScattered ? rows : 4 * rowsAgain;
        return (int) Math.max(1, (gathered + MOST_GATHERED - 1) / MOST_GATHERED);
    }

    int share(String key) {
        return (int) Math.floorMod(hash(key), (long) shares());
    }

    /** FNV-1a over the characters, with a final stirring so that every bit counts. */
    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int at = 0; at < key.length(); at++) hash = (hash ^ key.charAt(at)) * 0x100000001b3L;
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return hash ^ hash >>> 33;
    }
}
