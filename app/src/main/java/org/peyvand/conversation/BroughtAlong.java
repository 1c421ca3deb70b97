package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.MESSAGE;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.conversation.writing.Attachments;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.SignedLinks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files, repeated text and layout of messages, with signed links to what is fetched without a session. */
@Component
public class BroughtAlong {

    static final String FILE = "/brought/file/";
    static final String LAYOUT = "/brought/layout/";
    static final String PICTURE = "/brought/picture/";

    private static final String FILE_PURPOSE = "attachment";
    private static final String LAYOUT_PURPOSE = "layout";
    private static final int PIECE = 1 << 20;
    private static final int LARGEST_PICTURE = 20 << 20;
    private static final Duration VALID = Duration.ofHours(12);

    private final DSLContext db;
    private final Clock clock;
    private final Attachments attachments;
    private final Channels channels;
    private final SignedLinks links;

    BroughtAlong(DSLContext db, Clock clock, Attachments attachments, Channels channels, SignedLinks links) {
        this.db = db;
        this.clock = clock;
        this.attachments = attachments;
        this.channels = channels;
        this.links = links;
    }

    private record Stored(String folded, boolean laidOut) {}

    /** Of those messages that brought anything. */
    @Transactional
    public Map<UUID, Brought> of(List<Message> messages) {
        var ids = messages.stream().map(Message::id).toList();
        var files = attachments.of(ids);
        var brought = new HashMap<UUID, Brought>();
        stored(ids).forEach((id, stored) -> brought.put(id, brought(files.getOrDefault(id, List.of()), id, stored)));
        files.forEach((id, some) -> brought.computeIfAbsent(id, _ -> new Brought(files(some), "", Optional.empty())));
        return brought;
    }

    /** As {@link #of}, of messages whose files alone are shown. */
    @Transactional(readOnly = true)
    public Map<UUID, Brought> filesOf(List<Message> messages) {
        var brought = new HashMap<UUID, Brought>();
        attachments
                .of(messages.stream().map(Message::id).toList())
                .forEach((id, some) -> brought.put(id, new Brought(files(some), "", Optional.empty())));
        return brought;
    }

    private Map<UUID, Stored> stored(List<UUID> messages) {
        return db.select(MESSAGE.MESSAGE_ID, MESSAGE.FOLDED, MESSAGE.LAID_OUT)
                .from(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(MESSAGE.MESSAGE_ID.eq(DSL.any(messages.toArray(UUID[]::new))))
                .and(MESSAGE.FOLDED.ne("").or(MESSAGE.LAID_OUT))
                .fetchMap(MESSAGE.MESSAGE_ID, row -> new Stored(row.value2(), row.value3()));
    }

    private Brought brought(List<Attachment> files, UUID message, Stored stored) {
        var layout = Optional.of(message)
                .filter(_ -> stored.laidOut())
                .map(id -> LAYOUT + links.sign(LAYOUT_PURPOSE, id, until()));
        return new Brought(files(files), stored.folded(), layout);
    }

    private List<Brought.File> files(List<Attachment> attachments) {
        return attachments.stream().map(this::file).toList();
    }

    private Brought.File file(Attachment attachment) {
        var word = links.sign(FILE_PURPOSE, attachment.id(), until());
        return new Brought.File(
                attachment, FILE + word, Optional.of(PICTURE + word).filter(_ -> attachment.isPicture()));
    }

    /** The same for half a day, so that a page drawn again has the same links and nothing is fetched anew. */
    private Instant until() {
        var rest = Math.floorMod(clock.instant().getEpochSecond(), VALID.toSeconds());
        return clock.instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .minusSeconds(rest)
                .plus(VALID.multipliedBy(2));
    }

    /** @throws Refused when the word is forged or its time is over */
    @Transactional
    public Attachments.Stored file(String word) {
        return links.read(FILE_PURPOSE, word)
                .flatMap(read -> attachments.find(read.subject()))
                .orElseThrow(Refused::notFound);
    }

    /**
     * Hands over what is in a file, piece by piece: it is never in memory as a whole, however many fetch it, and no connection to
     * the database waits for a slow reader.
     */
    public void pour(Attachments.Stored file, OutputStream out) throws IOException {
        for (int at = 0; at < file.size(); ) {
            var piece = attachments.piece(file.id(), at, PIECE);
            if (piece.length == 0) throw new EOFException("The file is there no more");
            out.write(piece);
            at += piece.length;
        }
    }

    /**
     * What is in a file that can be shown as a picture.
     *
     * @throws Refused when it is larger than any picture that is shown
     */
    public byte[] picture(Attachments.Stored file) {
        if (file.size() > LARGEST_PICTURE) throw Refused.notFound();
        return attachments.piece(file.id(), 0, LARGEST_PICTURE);
    }

    /**
     * The message as its writer laid it out.
     *
     * @throws Refused when the word is forged, its time is over, or there is no such layout
     */
    @Transactional
    public String layout(String word, boolean pictures) {
        return links.read(LAYOUT_PURPOSE, word)
                .flatMap(read -> layout(read.subject(), pictures))
                .orElseThrow(Refused::notFound);
    }

    private Optional<String> layout(UUID message, boolean pictures) {
        return db.select(MESSAGE.CHANNEL, MESSAGE.EXTERNAL_ID)
                .from(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()), MESSAGE.MESSAGE_ID.eq(message))
                .fetchOptional()
                .flatMap(row -> channels.named(row.value1()).html(row.value2(), pictures));
    }
}
