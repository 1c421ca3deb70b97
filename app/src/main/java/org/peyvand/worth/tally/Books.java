package org.peyvand.worth.tally;

import static org.peyvand.worth.db.Tables.BOOK;

import java.time.ZoneId;
import java.util.Locale;
import org.jooq.DSLContext;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Workspaces;
import org.peyvand.worth.db.tables.records.BookRecord;
import org.springframework.stereotype.Component;

/**
 * The book a workspace counts in. It stays what it is while it is counted in: who counts holds it, and who opens another
 * one, since the workspace has another calendar, zone or currency now, waits for them.
 */
@Component
public class Books {

    private final DSLContext db;
    private final Workspaces workspaces;

    Books(DSLContext db, Workspaces workspaces) {
        this.db = db;
        this.workspaces = workspaces;
    }

    /** The book counted in now, not changed by others before the caller's transaction ends. */
    public Book held() {
        return db.selectFrom(BOOK)
                .where(BOOK.WORKSPACE_ID.eq(Acting.workspace()))
                .forShare()
                .fetchOptional(Books::read)
                .orElseGet(this::open);
    }

    /** The book as the sums on the pages are counted. */
    public Book current() {
        return db.selectFrom(BOOK)
                .where(BOOK.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchOptional(Books::read)
                .orElseGet(() -> Book.of(workspaces.settings()));
    }

    /**
     * Held by nobody else until the caller's transaction ends: who counted before is done by then, who counts after it sees
     * what that transaction, and those before it, have written.
     */
    public void alone() {
        db.selectOne()
                .from(BOOK)
                .where(BOOK.WORKSPACE_ID.eq(Acting.workspace()))
                .forUpdate()
                .execute();
    }

    /** Whether the workspace counts otherwise than the book does, or has none yet. */
    public boolean isStale() {
        return db.selectFrom(BOOK)
                .where(BOOK.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchOptional(Books::read)
                .filter(Book.of(workspaces.settings())::equals)
                .isEmpty();
    }

    /** Opens the book the workspace's settings ask for. */
    public Book open() {
        var book = Book.of(workspaces.settings());
        var row = db.newRecord(BOOK);
        row.setWorkspaceId(Acting.workspace());
        row.setCalendar(book.calendar().name().toLowerCase(Locale.ROOT));
        row.setZone(book.zone().getId());
        row.setCurrency(book.currency());
        row.merge();
        return book;
    }

    private static Book read(BookRecord row) {
        return new Book(
                CalendarSystem.valueOf(row.getCalendar().toUpperCase(Locale.ROOT)),
                ZoneId.of(row.getZone()),
                row.getCurrency());
    }
}
