package org.peyvand.conversation.reading;

import static org.peyvand.conversation.db.Tables.CONVERSATION;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.timeline.Discretion;
import org.peyvand.timeline.Entry;
import org.peyvand.timeline.Happening;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the conversations of closed teams off the timelines of those outside. */
@Component
class TalksOfTeams implements Discretion {

    private final DSLContext db;
    private final Visible visible;

    TalksOfTeams(DSLContext db, Visible visible) {
        this.db = db;
        this.visible = visible;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Entry> visible(List<Entry> entries) {
        var told =
                entries.stream().flatMap(entry -> conversation(entry).stream()).toArray(UUID[]::new);
        if (told.length == 0 || visible.hidden().isEmpty()) return entries;
        var seen = db.select(CONVERSATION.CONVERSATION_ID)
                .from(CONVERSATION)
                .where(visible.all(), CONVERSATION.CONVERSATION_ID.eq(DSL.any(told)))
                .fetchSet(CONVERSATION.CONVERSATION_ID);
        return entries.stream()
                .filter(entry ->
                        conversation(entry).filter(id -> !seen.contains(id)).isEmpty())
                .toList();
    }

    private static Optional<UUID> conversation(Entry entry) {
        return switch (entry.what()) {
            case Happening.ConversationBegun begun -> Optional.of(begun.conversation());
            case Happening.ConversationClosed closed -> Optional.of(closed.conversation());
            case Happening.ConversationRated rated -> Optional.of(rated.conversation());
            case Happening.Purchase _,
                    Happening.Returned _,
                    Happening.Visit _,
                    Happening.Call _,
                    Happening.Note _,
                    Happening.Review _ -> Optional.empty();
        };
    }
}
