package org.peyvand.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;

/** The least that must be done with a mail: it is taken apart, and its bytes are kept, by the program's role, with a commit. */
final class PlainMail implements AutoCloseable {

    private static final String MAIL = """
            insert into channel.mail (workspace_id, mail_id, mailbox_id, external_id, raw, size, sha256, content_sha256,
                message_id, received_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Connection connection;
    private final UUID workspace;
    private final UUID mailbox;
    private final PreparedStatement mail;

    PlainMail(Database database, UUID workspace, UUID mailbox) throws SQLException {
        this.workspace = workspace;
        this.mailbox = mailbox;
        connection = database.asRuntime();
        connection.setAutoCommit(false);
        mail = connection.prepareStatement(MAIL);
    }

    void take(byte[] raw, String name) throws SQLException, IOException {
        read(raw);
        try (var statement = connection.createStatement()) {
            statement.execute("set local app.workspace = '" + workspace + "'");
        }
        var hash = sha256(raw);
        mail.setObject(1, workspace);
        mail.setObject(2, UUID.randomUUID());
        mail.setObject(3, mailbox);
        mail.setString(4, name);
        mail.setBytes(5, raw);
        mail.setLong(6, raw.length);
        mail.setBytes(7, hash);
        mail.setBytes(8, hash);
        mail.setString(9, name);
        mail.setObject(10, OffsetDateTime.now(ZoneOffset.UTC));
        mail.executeUpdate();
        connection.commit();
    }

    private static byte[] sha256(byte[] raw) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(raw);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(byte[] raw) throws IOException {
        var parser = new MimeStreamParser();
        parser.setContentDecoding(true);
        parser.setContentHandler(new AbstractContentHandler() {
            @Override
            public void body(BodyDescriptor part, InputStream content) throws IOException {
                content.readAllBytes();
            }
        });
        try {
            parser.parse(new ByteArrayInputStream(raw));
        } catch (MimeException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
