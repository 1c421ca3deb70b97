package org.peyvand.conversation.answer;

import static org.peyvand.conversation.db.Tables.MESSAGE;

import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.customer.CustomerName;
import org.peyvand.customer.Customers;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an answer repeats of the customer's last message, where its writer wants it to: as mail has always quoted. */
@Component
class Quotations {

    private static final int LONGEST = 10_000;

    private final DSLContext db;
    private final Conversations conversations;
    private final Customers customers;

    Quotations(DSLContext db, Conversations conversations, Customers customers) {
        this.db = db;
        this.conversations = conversations;
        this.customers = customers;
    }

    /** Who wrote it when, and each line behind a {@code >}; empty where the customer has not written. */
    @Transactional(readOnly = true)
    public String of(UUID conversation, Reader reader) {
        var writer = conversations
                .get(conversation)
                .customer()
                .flatMap(customers::find)
                .map(customer -> CustomerName.of(reader, customer))
                .orElseGet(() -> reader.say("conversation.unknown"));
        return db.selectFrom(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()), MESSAGE.CONVERSATION_ID.eq(conversation))
                .and(MESSAGE.KIND.eq(Message.Kind.INBOUND.code()))
                .orderBy(MESSAGE.NUMBER.desc())
                .limit(1)
                .fetchOptional(Rows::message)
                .map(last -> reader.say("conversation.quoted", writer, last.at()) + "\n" + quoted(last.text()))
                .orElse("");
    }

    private static String quoted(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return cut.strip().lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }
}
