package org.peyvand.knowledge.article;

import static org.peyvand.knowledge.db.Tables.HELP_CENTRE;

import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** The counters of a workspace's articles: the numbers given out, and the changes the public can see. */
@Component
public class Shelf {

    private final DSLContext db;

    Shelf(DSLContext db) {
        this.db = db;
    }

    /** The next article's number; one writer at a time. */
    public long nextNumber() {
        return db.insertInto(HELP_CENTRE)
                .set(HELP_CENTRE.WORKSPACE_ID, Acting.workspace())
                .set(HELP_CENTRE.LAST_NUMBER, 1L)
                .onConflict(HELP_CENTRE.WORKSPACE_ID)
                .doUpdate()
                .set(HELP_CENTRE.LAST_NUMBER, HELP_CENTRE.LAST_NUMBER.plus(1))
                .returning(HELP_CENTRE.LAST_NUMBER)
                .fetchSingle(HELP_CENTRE.LAST_NUMBER);
    }

    /** Tells that the public sees something else from now on. */
    public void changed() {
        db.insertInto(HELP_CENTRE)
                .set(HELP_CENTRE.WORKSPACE_ID, Acting.workspace())
                .set(HELP_CENTRE.REVISION, 1L)
                .onConflict(HELP_CENTRE.WORKSPACE_ID)
                .doUpdate()
                .set(HELP_CENTRE.REVISION, HELP_CENTRE.REVISION.plus(1))
                .execute();
    }
}
