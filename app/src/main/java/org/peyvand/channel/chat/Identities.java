package org.peyvand.channel.chat;

import static org.peyvand.channel.db.Tables.IDENTITY;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.channel.Held;
import org.peyvand.conversation.Conversations;
import org.peyvand.customer.Handle;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Handles;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.SignedLinks;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Visitors who have proven an address, and what that opens to them. */
@Service
class Identities {

    private static final Duration VALID = Duration.ofDays(30);
    private static final String PURPOSE = "chat-identity";

    private final DSLContext db;
    private final Clock clock;
    private final SignedLinks links;
    private final Held held;
    private final Handles handles;
    private final Conversations conversations;
    private final Workspaces workspaces;

    Identities(
            DSLContext db,
            Clock clock,
            SignedLinks links,
            Held held,
            Handles handles,
            Conversations conversations,
            Workspaces workspaces) {
        this.workspaces = workspaces;
        this.db = db;
        this.clock = clock;
        this.links = links;
        this.held = held;
        this.handles = handles;
        this.conversations = conversations;
    }

    /** The word for a browser whose visitor has proven that address. */
    @Transactional
    public String proven(Handle address) {
        db.insertInto(IDENTITY)
                .set(IDENTITY.WORKSPACE_ID, Acting.workspace())
                .set(IDENTITY.IDENTITY_ID, UuidCreator.getTimeOrderedEpoch())
                .set(IDENTITY.KIND, address.kind().code())
                .set(IDENTITY.KEY, address.key())
                .set(IDENTITY.PROVEN_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute();
        var id = db.select(IDENTITY.IDENTITY_ID)
                .from(IDENTITY)
                .where(
                        IDENTITY.WORKSPACE_ID.eq(Acting.workspace()),
                        IDENTITY.KIND.eq(address.kind().code()))
                .and(IDENTITY.KEY.eq(address.key()))
                .fetchSingle(IDENTITY.IDENTITY_ID);
        return links.sign(PURPOSE, id, clock.instant().plus(VALID));
    }

    /** The address behind such a word; empty where it is forged or its time is over. */
    @Transactional
    public Optional<Handle> read(String word) {
        return links.read(PURPOSE, word)
                .flatMap(read -> db.fetchOptional(
                                IDENTITY,
                                IDENTITY.WORKSPACE_ID.eq(Acting.workspace()),
                                IDENTITY.IDENTITY_ID.eq(read.subject()))
                        .map(row ->
                                new Handle(HandleKind.of(row.getKind()).orElseThrow(), row.getKey(), row.getKey())));
    }

    /** The conversation is with whoever has that address: their customer's, where it is one customer's, and we are told. */
    @Transactional
    public void holds(Handle address, UUID conversation, Reader reader) {
        if (!held.add(address, conversation)) return;
        var customers = handles.customersWith(address.kind(), address.key());
        if (customers.size() == 1) conversations.belongsTo(conversation, customers.getFirst());
        var ours = reader.in(workspaces.settings().language());
        var itself = new Actor(
                Acting.now().workspace(), Actor.Kind.SYSTEM, Optional.empty(), ours.say("chat.bot.name"), Role.AGENT);
        Acting.run(itself, () -> conversations.note(conversation, ours.say("chat.identity.note", address.key())));
    }
}
