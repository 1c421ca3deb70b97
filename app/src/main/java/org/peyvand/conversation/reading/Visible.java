package org.peyvand.conversation.reading;

import static org.peyvand.conversation.db.Tables.CONVERSATION;

import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Teams;
import org.springframework.stereotype.Component;

/**
 * Which conversations whoever acts may see: all of the workspace but those of closed teams they are no member of. Every
 * query that reads conversations for somebody takes its condition from here.
 */
@Component
public class Visible {

    private final DSLContext db;
    private final Teams teams;

    Visible(DSLContext db, Teams teams) {
        this.db = db;
        this.teams = teams;
    }

    /** The conversations of the workspace that may be seen. */
    public Condition all() {
        return CONVERSATION.WORKSPACE_ID.eq(Acting.workspace()).and(outside(CONVERSATION.TEAM_ID, teams.hidden()));
    }

    /** The one with that id, if it may be seen. */
    public Condition of(UUID id) {
        return all().and(CONVERSATION.CONVERSATION_ID.eq(id));
    }

    /** That a conversation's team is none of these. */
    public static Condition outside(Field<UUID> team, Set<UUID> hidden) {
        return hidden.isEmpty() ? DSL.noCondition() : team.isNull().or(team.ne(DSL.all(hidden.toArray(UUID[]::new))));
    }

    /** The closed teams whose conversations may not be seen. */
    public Set<UUID> hidden() {
        return teams.hidden();
    }

    /** @throws Refused when the conversation is one of those that may not be seen */
    public void refuseHidden(UUID id) {
        if (!hidden().isEmpty() && !db.fetchExists(CONVERSATION, of(id))) throw Refused.notFound();
    }
}
