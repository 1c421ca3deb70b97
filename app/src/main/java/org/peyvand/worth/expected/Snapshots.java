package org.peyvand.worth.expected;

import static org.peyvand.worth.db.Tables.SNAPSHOT;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Makes and keeps the {@link Snapshot}. */
@Component
public class Snapshots {

    private static final List<Integer> PERCENTS = List.of(1, 5, 10, 20);
    private static final int MOST_STEPS_AGAIN = 24;

    private final DSLContext db;
    private final ObjectMapper json;
    private final Clock clock;
    private final Fits fits;
    private final Scores scores;

    Snapshots(DSLContext db, ObjectMapper json, Clock clock, Fits fits, Scores scores) {
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.fits = fits;
        this.scores = scores;
    }

    /**
     * A snapshot that was made.
     *
     * @param on the day the customers were counted for
     * @param purchases purchases there were
     * @param horizon how far was looked ahead, as a word
     */
    public record Made(Snapshot snapshot, Instant at, LocalDate on, long purchases, String horizon) {}

    /** The one made last; empty before the first. */
    public Optional<Made> last() {
        return db.selectFrom(SNAPSHOT)
                .where(SNAPSHOT.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchOptional(row -> new Made(
                        json.readValue(row.getBody().data(), Snapshot.class),
                        row.getMadeAt().toInstant(),
                        row.getMadeOn(),
                        row.getPurchases(),
                        row.getHorizon()));
    }

    /** Makes it anew and keeps it. */
    public Made renew(LocalDate today, long purchases, String horizon) {
        var snapshot = look(today);
        var row = db.newRecord(SNAPSHOT);
        row.setWorkspaceId(Acting.workspace());
        row.setMadeAt(clock.instant().atOffset(ZoneOffset.UTC));
        row.setMadeOn(today);
        row.setPurchases(purchases);
        row.setHorizon(horizon);
        row.setBody(JSONB.valueOf(json.writeValueAsString(snapshot)));
        row.merge();
        return new Made(snapshot, clock.instant(), today, purchases, horizon);
    }

    private static final String WHOLE = """
            select count(*) filter (where days > 0), coalesce(sum(other_currency), 0),
                count(*) filter (where last_day > ?::date),
                coalesce(sum(last_day - first_day)::float8 / nullif(sum(days - 1), 0), 0)
            from worth.score where workspace_id = ? and days > 0""";

    /** Counts it, as of that day. */
    Snapshot look(LocalDate today) {
        var whole = db.fetchSingle(WHOLE, today, Acting.workspace());
        return new Snapshot(
                whole.get(0, Long.class),
                whole.get(1, Long.class),
                whole.get(2, Long.class),
                whole.get(3, Double.class),
                top(),
                again(today),
                steps(),
                ahead());
    }

    private Optional<Snapshot.Ahead> ahead() {
        var scoring = fits.scoring();
        if (scoring.isEmpty()) return Optional.empty();
        var covariance = fits.report().map(FitReport::covariance).orElse(new double[0][]);
        try (var buyers = scores.buyers(scoring.get())) {
            var value = scoring.get().value().ofBase(buyers, covariance);
            return Optional.of(new Snapshot.Ahead(
                    scores.alive(), Math.round(value.expected()), Math.round(value.low()), Math.round(value.high())));
        }
    }

    private static final String TOP = """
            with ranked as (
                select spent - returned as worth, row_number() over (order by spent - returned desc) as place,
                    count(*) over () as many
                from worth.score where workspace_id = ? and orders > 0)
            select percent, count(*) filter (where place <= many * percent / 100.0 or place = 1),
                coalesce(sum(worth) filter (where place <= many * percent / 100.0 or place = 1), 0)::float8
                    / nullif(sum(worth), 0)::float8,
                min(worth) filter (where place <= many * percent / 100.0 or place = 1)
            from ranked cross join unnest(?::int[]) as percent
            group by percent having sum(worth) > 0 order by percent""";

    private List<Snapshot.Top> top() {
        return db.fetch(TOP, Acting.workspace(), PERCENTS.toArray(Integer[]::new))
                .map(row -> new Snapshot.Top(
                        row.get(0, Integer.class),
                        row.get(1, Long.class),
                        row.get(2, Double.class),
                        row.get(3, Long.class)));
    }

    private static final String WAITS = """
            select case when second_day is null then greatest(0, ?::date - first_day) else second_day - first_day end,
                count(*) filter (where second_day is not null), count(*) filter (where second_day is null)
            from worth.score where workspace_id = ? and days > 0 group by 1""";

    /** How long customers waited, and how many of them came back or are still to be waited for. */
    private record Wait(long came, long open) {}

    private List<Double> again(LocalDate today) {
        var waits = new TreeMap<Integer, Wait>();
        db.fetch(WAITS, today, Acting.workspace())
                .forEach(row ->
                        waits.put(row.get(0, Integer.class), new Wait(row.get(1, Long.class), row.get(2, Long.class))));
        return again(waits);
    }

    private static List<Double> again(TreeMap<Integer, Wait> waits) {
        long waiting =
                waits.values().stream().mapToLong(wait -> wait.came + wait.open).sum();
        double not = 1;
        var shares = new ArrayList<Double>();
        for (int day = 0; waiting > 0 && shares.size() <= MOST_STEPS_AGAIN; day++) {
            var wait = waits.getOrDefault(day, new Wait(0, 0));
            not *= 1 - (double) wait.came / waiting;
            waiting -= wait.came + wait.open;
            if (day % Snapshot.STEP_DAYS == 0) shares.add(1 - not);
        }
        return shares;
    }

    private static final String STEPS = """
            select least(days, ?), count(*) from worth.score where workspace_id = ? and days > 0 group by 1""";

    private List<Long> steps() {
        var counted = db.fetch(STEPS, Snapshot.MOST_STEPS, Acting.workspace())
                .intoMap(row -> row.get(0, Integer.class), row -> row.get(1, Long.class));
        int most = counted.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        var steps = new ArrayList<Long>();
        for (int days = 1; days <= most; days++) steps.add(counted.getOrDefault(days, 0L));
        return steps;
    }
}
