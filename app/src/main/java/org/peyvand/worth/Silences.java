package org.peyvand.worth;

import static org.peyvand.worth.db.Tables.SILENCE;

import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What hangs on the customers who fell silent, for the day's page. */
@Service
public class Silences {

    private final DSLContext db;

    Silences(DSLContext db) {
        this.db = db;
    }

    /**
     * What hangs on those on the list.
     *
     * @param customers at most {@value #MOST}, the worst losses
     * @param loss of these, in the smallest unit
     * @param isMore whether there are others
     */
    public record Summary(long customers, long loss, boolean isMore) {

        /** No more are counted. */
        public static final int MOST = 100;
    }

    /** For the day's page: the worst of them, counted to a bound; nothing for who may not see worth. */
    @Transactional(readOnly = true)
    public Summary summary() {
        if (!Acting.now().role().allows(Permission.SEE_WORTH)) return new Summary(0, 0, false);
        var losses = db.select(SILENCE.LOSS)
                .from(SILENCE)
                .where(SILENCE.WORKSPACE_ID.eq(Acting.workspace()), SILENCE.STATE.eq("open"))
                .orderBy(SILENCE.LOSS.desc(), SILENCE.CUSTOMER_ID.desc())
                .limit(Summary.MOST + 1)
                .fetch(SILENCE.LOSS);
        var worst = losses.subList(0, Math.min(Summary.MOST, losses.size()));
        return new Summary(
                worst.size(), worst.stream().mapToLong(Long::longValue).sum(), losses.size() > worst.size());
    }
}
