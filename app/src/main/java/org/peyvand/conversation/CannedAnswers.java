package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.CANNED_ANSWER;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers that are written again and again, with fields such as {@code {name}} filled in as one is chosen. */
@Service
public class CannedAnswers {

    /** The fields there are: the customer's name, the member's, and the business's. */
    public static final List<String> FIELDS = List.of("name", "agent", "business");

    private static final int MOST = 200;
    private static final Pattern FIELD = Pattern.compile("( ?)\\{(\\w+)}");

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;

    CannedAnswers(DSLContext db, Clock clock, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** One of them. */
    public record Canned(UUID id, String title, String text) {

        /**
         * The text with its fields filled in; what is no field stays as it is, and one of which nothing is known goes with the
         * space before it.
         */
        public String filled(Map<String, String> values) {
            return FIELD.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(Optional.ofNullable(values.get(found.group(2)))
                            .map(value -> value.isEmpty() ? "" : found.group(1) + value)
                            .orElse(found.group())))
                    .strip();
        }
    }

    /** By title. */
    @Transactional(readOnly = true)
    public List<Canned> all() {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.selectFrom(CANNED_ANSWER)
                .where(CANNED_ANSWER.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(CANNED_ANSWER.TITLE, CANNED_ANSWER.CANNED_ID)
                .limit(MOST)
                .fetch(row -> new Canned(row.getCannedId(), row.getTitle(), row.getText()));
    }

    @Transactional
    public UUID add(String title, String text) {
        Acting.require(Permission.CHANGE_SETTINGS);
        check(title, text);
        if (all().size() >= MOST) throw Refused.because("conversation.refused.manyCanned", MOST);
        var id = UuidCreator.getTimeOrderedEpoch();
        db.insertInto(CANNED_ANSWER)
                .set(CANNED_ANSWER.WORKSPACE_ID, Acting.workspace())
                .set(CANNED_ANSWER.CANNED_ID, id)
                .set(CANNED_ANSWER.TITLE, title.strip())
                .set(CANNED_ANSWER.TEXT, text.strip())
                .set(CANNED_ANSWER.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        audit.record("canned.created", "canned", id, Map.of("title", title.strip()));
        return id;
    }

    @Transactional
    public void change(UUID id, String title, String text) {
        Acting.require(Permission.CHANGE_SETTINGS);
        check(title, text);
        var row = db.fetchOptional(
                        CANNED_ANSWER,
                        CANNED_ANSWER.WORKSPACE_ID.eq(Acting.workspace()),
                        CANNED_ANSWER.CANNED_ID.eq(id))
                .orElseThrow(Refused::notFound);
        var changes = Changes.none()
                .changed("title", row.getTitle(), title.strip())
                .changed("text", row.getText(), text.strip());
        row.setTitle(title.strip());
        row.setText(text.strip());
        row.update();
        audit.record("canned.changed", "canned", id, Map.of("title", title.strip()), changes);
    }

    @Transactional
    public void remove(UUID id) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var removed = db.deleteFrom(CANNED_ANSWER)
                .where(CANNED_ANSWER.WORKSPACE_ID.eq(Acting.workspace()), CANNED_ANSWER.CANNED_ID.eq(id))
                .returning()
                .fetchOptional()
                .orElseThrow(Refused::notFound);
        audit.record("canned.removed", "canned", id, Map.of(Audit.NAME_THEN, removed.getTitle()));
    }

    private static void check(String title, String text) {
        if (title.isBlank() || title.length() > 100 || text.isBlank() || text.length() > Conversations.LONGEST) {
            throw Refused.because("conversation.refused.canned");
        }
    }
}
