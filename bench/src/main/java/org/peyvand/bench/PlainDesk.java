package org.peyvand.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** The least that must be written of a conversation that begins, by the program's role, behind the wall, with a commit. */
final class PlainDesk implements AutoCloseable {

    private static final String TALK = """
            insert into conversation.conversation (workspace_id, conversation_id, customer_id, original_customer_id, channel,
                state, waiting_since, messages, last_message_at, last_text, begun_at, warn_at, due_at)
            values (?, ?, ?, ?, 'api', 'open', ?, 1, ?, ?, ?, ?, ?)""";
    private static final String MESSAGE = """
            insert into conversation.message (workspace_id, message_id, conversation_id, number, kind, text, channel,
                external_id, at)
            values (?, ?, ?, 1, 'inbound', ?, 'api', ?, ?)""";
    private static final String WORDS = """
            insert into conversation.word (workspace_id, token, at, message_id)
            select ?, token, ?, ? from unnest(?) token""";
    private static final String TIMER = """
            insert into conversation.timer (workspace_id, timer_id, conversation_id, kind, rule_id, rule_name, target_seconds,
                started_at, warn_at, due_at)
            values (?, ?, ?, ?, ?, 'bench', 14400, ?, ?, ?)""";
    private static final String ENTRY = """
            insert into timeline.entry (workspace_id, entry_id, customer_id, original_customer_id, at, kind, facts, source,
                external_id, recorded_at)
            values (?, ?, ?, ?, ?, 'conversation', ?::jsonb, 'conversation', ?, ?)""";
    private static final String SEEN = """
            update customer.standing set contacted_at = ?
            where workspace_id = ? and customer_id = ? and (contacted_at is null or contacted_at < ?)""";

    private final Connection connection;
    private final UUID workspace;
    private final PreparedStatement talk;
    private final PreparedStatement message;
    private final PreparedStatement words;
    private final PreparedStatement timer;
    private final PreparedStatement entry;
    private final PreparedStatement seen;

    PlainDesk(Database database, UUID workspace) throws SQLException {
        this.workspace = workspace;
        connection = database.asRuntime();
        connection.setAutoCommit(false);
        talk = connection.prepareStatement(TALK);
        message = connection.prepareStatement(MESSAGE);
        words = connection.prepareStatement(WORDS);
        timer = connection.prepareStatement(TIMER);
        entry = connection.prepareStatement(ENTRY);
        seen = connection.prepareStatement(SEEN);
    }

    /** A conversation with its first message. */
    void begin(UUID customer, String text) throws SQLException {
        var id = UUID.randomUUID();
        var said = UUID.randomUUID();
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        try (var statement = connection.createStatement()) {
            statement.execute("set local app.workspace = '" + workspace + "'");
        }
        run(talk, workspace, id, customer, customer, now, now, text, now, now.plusHours(3), now.plusHours(4));
        run(message, workspace, said, id, text, said.toString(), now);
        run(words, workspace, now, said, SearchWords.joined(text.split(" ")).toArray(String[]::new));
        run(timer, workspace, UUID.randomUUID(), id, "first_answer", id, now, now.plusHours(3), now.plusHours(4));
        run(timer, workspace, UUID.randomUUID(), id, "solved", id, now, now.plusHours(20), now.plusHours(24));
        var facts = "{\"conversation\":\"%s\",\"channel\":\"api\",\"about\":\"%s\"}".formatted(id, text);
        run(entry, workspace, UUID.randomUUID(), customer, customer, now, facts, id + ":begun", now);
        run(seen, now, workspace, customer, now);
        connection.commit();
    }

    private void run(PreparedStatement statement, Object... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            switch (values[at]) {
                case OffsetDateTime time -> statement.setObject(at + 1, time, Types.TIMESTAMP_WITH_TIMEZONE);
                case String[] list -> statement.setArray(at + 1, connection.createArrayOf("text", list));
                default -> statement.setObject(at + 1, values[at]);
            }
        }
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
