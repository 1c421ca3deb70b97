package org.peyvand.conversation.inbox;

import static org.peyvand.conversation.db.Tables.SAVED_FILTER;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.db.tables.records.SavedFilterRecord;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Views of the inbox that members gave a name, for themselves or for everyone. */
@Service
public class SavedFilters {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 60;

    private final DSLContext db;
    private final Clock clock;

    SavedFilters(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param address of the view it stands for
     * @param own whether whoever acts made it
     * @param removable whether whoever acts may take it away
     */
    public record SavedFilter(UUID id, String name, String address, boolean shared, boolean own, boolean removable) {

        /** Whether it is the very view that is looked at. */
        public boolean is(InboxView view) {
            return address.equals(view.path());
        }
    }

    /** One's own and those shared, by name. */
    @Transactional(readOnly = true)
    public List<SavedFilter> all() {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.selectFrom(SAVED_FILTER)
                .where(SAVED_FILTER.WORKSPACE_ID.eq(Acting.workspace()))
                .and(SAVED_FILTER.SHARED.isTrue().or(own()))
                .orderBy(SAVED_FILTER.NAME, SAVED_FILTER.FILTER_ID)
                .limit(MOST)
                .fetch(SavedFilters::filter);
    }

    private static SavedFilter filter(SavedFilterRecord row) {
        var own = Optional.of(row.getMemberId()).equals(Acting.now().id());
        return new SavedFilter(
                row.getFilterId(),
                row.getName(),
                row.getAddress(),
                row.getShared(),
                own,
                own || row.getShared() && Acting.may(Permission.CHANGE_SETTINGS));
    }

    private static Condition own() {
        return SAVED_FILTER.MEMBER_ID.eq(Acting.now().id().orElse(new UUID(0, 0)));
    }

    /**
     * Keeps a view under a name, in place of one's own of that name.
     *
     * @throws Refused when it has no name, there are too many, or no member acts
     */
    @Transactional
    public UUID save(String name, InboxView view, boolean shared) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var member = Acting.now().id().orElseThrow(Refused::forbidden);
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw Refused.because("conversation.refused.filter", LONGEST_NAME);
        }
        db.deleteFrom(SAVED_FILTER)
                .where(SAVED_FILTER.WORKSPACE_ID.eq(Acting.workspace()), SAVED_FILTER.NAME.eq(name.strip()))
                .and(own())
                .execute();
        if (all().size() >= MOST) throw Refused.because("conversation.refused.manyFilters", MOST);
        var id = UuidCreator.getTimeOrderedEpoch();
        db.insertInto(SAVED_FILTER)
                .set(SAVED_FILTER.WORKSPACE_ID, Acting.workspace())
                .set(SAVED_FILTER.FILTER_ID, id)
                .set(SAVED_FILTER.MEMBER_ID, member)
                .set(SAVED_FILTER.NAME, name.strip())
                .set(SAVED_FILTER.ADDRESS, view.path())
                .set(SAVED_FILTER.SHARED, shared)
                .set(SAVED_FILTER.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        return id;
    }

    /** Forgets one of one's own; a shared one may be forgotten by whoever changes settings, too. */
    @Transactional
    public void remove(UUID id) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var whose = Acting.may(Permission.CHANGE_SETTINGS) ? own().or(SAVED_FILTER.SHARED.isTrue()) : own();
        var removed = db.deleteFrom(SAVED_FILTER)
                .where(SAVED_FILTER.WORKSPACE_ID.eq(Acting.workspace()), SAVED_FILTER.FILTER_ID.eq(id))
                .and(whose)
                .execute();
        if (removed == 0) throw Refused.notFound();
    }
}
