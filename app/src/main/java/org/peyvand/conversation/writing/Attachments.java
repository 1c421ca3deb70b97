package org.peyvand.conversation.writing;

import static org.peyvand.conversation.db.Tables.ATTACHMENT;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.impl.DSL;
import org.peyvand.conversation.Attachment;
import org.peyvand.conversation.NewAttachment;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files that came with messages. */
@Service
public class Attachments {

    private final DSLContext db;

    Attachments(DSLContext db) {
        this.db = db;
    }

    /** A file without what is in it, which may be too large to be in memory as a whole. */
    public record Stored(UUID id, String name, long size) {}

    /** Keeps the files of a message just written, in their order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID message, List<NewAttachment> files) {
        var number = 0;
        for (var file : files) {
            var row = db.newRecord(ATTACHMENT);
            row.setWorkspaceId(Acting.workspace());
            row.setAttachmentId(UuidCreator.getTimeOrderedEpoch());
            row.setMessageId(message);
            row.setNumber(++number);
            row.setName(file.name());
            row.setType(file.type());
            row.setSize((long) file.bytes().length);
            row.setSha256(sha256(file.bytes()));
            row.setBytes(file.bytes());
            row.insert();
        }
    }

    /** The files of each of those messages that has any, in their order. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Attachment>> of(Collection<UUID> messages) {
        return db
                .select(
                        ATTACHMENT.ATTACHMENT_ID,
                        ATTACHMENT.MESSAGE_ID,
                        ATTACHMENT.NAME,
                        ATTACHMENT.TYPE,
                        ATTACHMENT.SIZE)
                .from(ATTACHMENT)
                .where(ATTACHMENT.WORKSPACE_ID.eq(Acting.workspace()))
                .and(ATTACHMENT.MESSAGE_ID.eq(DSL.any(messages.toArray(UUID[]::new))))
                .orderBy(ATTACHMENT.MESSAGE_ID, ATTACHMENT.NUMBER)
                .stream()
                .map(Attachments::attachment)
                .collect(Collectors.groupingBy(Attachment::message));
    }

    private static Attachment attachment(Record5<UUID, UUID, String, String, Long> row) {
        return new Attachment(row.value1(), row.value2(), row.value3(), row.value4(), row.value5());
    }

    /** The files of a message with what is in them, in their order. */
    @Transactional(readOnly = true)
    public List<NewAttachment> whole(UUID message) {
        return db.select(ATTACHMENT.NAME, ATTACHMENT.TYPE, ATTACHMENT.BYTES)
                .from(ATTACHMENT)
                .where(ATTACHMENT.WORKSPACE_ID.eq(Acting.workspace()), ATTACHMENT.MESSAGE_ID.eq(message))
                .orderBy(ATTACHMENT.NUMBER)
                .fetch(row -> new NewAttachment(row.value1(), row.value2(), row.value3()));
    }

    @Transactional(readOnly = true)
    public Optional<Stored> find(UUID attachment) {
        return db.select(ATTACHMENT.NAME, ATTACHMENT.SIZE)
                .from(ATTACHMENT)
                .where(ATTACHMENT.WORKSPACE_ID.eq(Acting.workspace()), ATTACHMENT.ATTACHMENT_ID.eq(attachment))
                .fetchOptional(row -> new Stored(attachment, row.value1(), row.value2()));
    }

    /**
     * What is in a file from a place on, at most so many bytes; empty behind its end, or where it is there no more. The bytes lie
     * uncompressed in the database, so that it reads no more of them than that.
     *
     * @param from 0 for the beginning
     */
    @Transactional(readOnly = true)
    public byte[] piece(UUID attachment, int from, int most) {
        return db.select(DSL.field(
                        "substring({0} from {1} for {2})",
                        byte[].class, ATTACHMENT.BYTES, DSL.val(from + 1), DSL.val(most)))
                .from(ATTACHMENT)
                .where(ATTACHMENT.WORKSPACE_ID.eq(Acting.workspace()), ATTACHMENT.ATTACHMENT_ID.eq(attachment))
                .fetchOptional(row -> row.value1())
                .orElseGet(() -> new byte[0]);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
