package org.peyvand.workspace;

import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the database's planner knows of the tables. Whoever writes very many rows has it renewed now and then: a
 * workspace the planner has not met yet is taken for empty, and joined as if it were.
 */
@Service
public class Statistics {

    private final DSLContext db;

    Statistics(DSLContext db) {
        this.db = db;
    }

    /** Counts anew the tables that have grown by a lot since they were counted; in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void renew() {
        db.execute("select workspace.renew_statistics()");
    }
}
