package org.peyvand.worth.silent;

import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.peyvand.worth.tally.Books;
import org.peyvand.worth.tally.Past;
import org.springframework.stereotype.Component;

/**
 * Notices who falls silent and who is back: they have come twice at least, the model gives them less than one chance in two to
 * still be customers, and their silence is longer than {@value #GAPS} of their own gaps. Whoever has been silent for over a year
 * is not listed: a call comes too late. Who was said to be no worry is listed in a later silence only once that lasts
 * {@value #AFTER_WRONG} times as long as the one of which it was said had lasted then.
 */
@Component
public class Noticing {

    /** Silent is who stays away for longer than so many of their own gaps. */
    public static final double GAPS = 1.5;

    static final double ALIVE = 0.5;
    static final int LONGEST_DAYS = 365;
    static final int AFTER_WRONG = 2;

    private final DSLContext db;
    private final Books books;

    Noticing(DSLContext db, Books books) {
        this.db = db;
        this.books = books;
    }

    private static final String NOTICE = """
            insert into worth.silence (workspace_id, customer_id, noticed_on, last_day, alive, loss)
            select s.workspace_id, s.customer_id, ?::date, s.last_day, s.alive, s.loss from worth.score s
            where s.workspace_id = ? and s.days >= 2 and s.alive < ? and s.loss > 0 and s.last_day >= ?::date
                and (?::date - s.last_day) * (s.days - 1) > ? * (s.last_day - s.first_day)
                and not exists (select from worth.silence known where known.workspace_id = s.workspace_id
                    and known.customer_id = s.customer_id and (known.last_day = s.last_day or known.state = 'wrong'
                        and ?::date - s.last_day < ? * ((known.decided_at at time zone ?)::date - known.last_day)))
            on conflict do nothing""";

    private static final String RENEW = """
            update worth.silence known
            set alive = s.alive, loss = s.loss, state = case when s.last_day < ?::date then 'past' else known.state end
            from worth.score s
            where known.workspace_id = ? and known.state = 'open' and s.workspace_id = known.workspace_id
                and s.customer_id = known.customer_id and s.alive is not null
                and ((known.alive, known.loss) is distinct from (s.alive, s.loss) or s.last_day < ?::date)""";

    /** Looks who has fallen silent, in the caller's transaction; all were scored before. */
    public void look(LocalDate today) {
        var longest = today.minusDays(LONGEST_DAYS);
        var zone = books.current().zone().getId();
        db.execute(NOTICE, today, Acting.workspace(), ALIVE, longest, today, GAPS, today, AFTER_WRONG, zone);
        db.execute(RENEW, longest, Acting.workspace(), longest);
    }

    private static final String BACK = """
            update worth.silence known set back_on = t.last_day, state = case when state = 'open' then 'back' else state end
            from unnest(?::uuid[], ?::date[]) as t(id, last_day)
            where known.workspace_id = ? and known.customer_id = t.id and known.back_on is null
                and known.last_day < t.last_day and known.noticed_on <= t.last_day""";

    private static final String MISTAKEN = """
            delete from worth.silence known using unnest(?::uuid[], ?::date[]) as t(id, last_day)
            where known.workspace_id = ? and known.customer_id = t.id and known.back_on is null
                and known.last_day < t.last_day and known.noticed_on > t.last_day""";

    /**
     * Whoever bought again is back. Who had bought already when they were noticed, in an order told only later, was never
     * silent: they must not count as one who came back.
     */
    public void back(Collection<Past> pasts) {
        if (pasts.isEmpty()) return;
        var whose = pasts.stream().map(Past::customer).toArray(UUID[]::new);
        var lasts = pasts.stream().map(Past::last).toArray(LocalDate[]::new);
        db.execute(MISTAKEN, whose, lasts, Acting.workspace());
        db.execute(BACK, whose, lasts, Acting.workspace());
    }
}
