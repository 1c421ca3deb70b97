package org.peyvand.llm;

import static org.peyvand.llm.db.Tables.ASKED;
import static org.peyvand.llm.db.Tables.CONNECTION;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Encryption;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The language model of the workspace acted in, and the count of what it was asked. Its key is stored encrypted. */
@Service
public class Connections {

    private static final int DAYS_SHOWN = 30;

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final Encryption encryption;
    private final Workspaces workspaces;

    Connections(DSLContext db, Clock clock, Audit audit, Encryption encryption, Workspaces workspaces) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.encryption = encryption;
        this.workspaces = workspaces;
    }

    /** How often something came of asking in the last thirty days, and how many characters went and came. */
    public record Count(Purpose purpose, Outcome outcome, long times, long sent, long got) {}

    /** Why it did not answer the last time. */
    public record Problem(String trouble, String detail, Instant at) {}

    /** None that is used, where none was set up. */
    @Transactional(readOnly = true)
    public Connection get() {
        return db.fetchOptional(CONNECTION, CONNECTION.WORKSPACE_ID.eq(Acting.workspace()))
                .map(row -> new Connection(
                        row.getInChat(),
                        row.getForDrafts(),
                        row.getAddress(),
                        row.getModel(),
                        encryption.decrypt(row.getKey()),
                        row.getADay()))
                .orElse(Connection.NONE);
    }

    /** Whether it is used for that; without its key. */
    @Transactional(readOnly = true)
    public boolean serves(Purpose purpose) {
        var use = purpose == Purpose.CHAT ? CONNECTION.IN_CHAT : CONNECTION.FOR_DRAFTS;
        return db.fetchExists(CONNECTION, CONNECTION.WORKSPACE_ID.eq(Acting.workspace()), use.isTrue());
    }

    /** @throws Refused when whoever acts may not */
    @Transactional
    public void change(Connection connection) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var changes = changes(get(), connection);
        var row = db.newRecord(CONNECTION);
        row.setWorkspaceId(Acting.workspace());
        row.setInChat(connection.inChat());
        row.setForDrafts(connection.forDrafts());
        row.setAddress(connection.address());
        row.setModel(connection.model());
        row.setKey(encryption.encrypt(connection.key()));
        row.setADay(connection.perDay());
        db.insertInto(CONNECTION)
                .set(row)
                .onConflict(CONNECTION.WORKSPACE_ID)
                .doUpdate()
                .set(row)
                .execute();
        audit.record("llm.changed", "workspace", Acting.workspace(), Map.of("address", connection.address()), changes);
    }

    /** Of the key only that it is another one. */
    private static Changes changes(Connection before, Connection now) {
        var known = Changes.none()
                .changed("address", before.address(), now.address())
                .changed("model", before.model(), now.model())
                .changed("perDay", before.perDay(), now.perDay())
                .changed("inChat", before.inChat(), now.inChat())
                .changed("forDrafts", before.forDrafts(), now.forDrafts());
        return before.key().equals(now.key()) ? known : known.changed("password", "•••", "•••••");
    }

    /** Whether it may be asked once more today. */
    @Transactional(readOnly = true)
    public boolean isAllowed(Connection connection) {
        var today = db.select(DSL.coalesce(DSL.sum(ASKED.TIMES), DSL.inline(0)))
                .from(ASKED)
                .where(ASKED.WORKSPACE_ID.eq(Acting.workspace()), ASKED.DAY.eq(today()))
                .fetchSingle(row -> row.value1().longValue());
        return today < connection.perDay();
    }

    /** Notes what came of asking, by its length and never by its words. */
    @Transactional
    public void count(Purpose purpose, Outcome outcome, int sent, int got) {
        db.insertInto(ASKED)
                .set(ASKED.WORKSPACE_ID, Acting.workspace())
                .set(ASKED.DAY, today())
                .set(ASKED.PURPOSE, purpose.code())
                .set(ASKED.OUTCOME, outcome.code())
                .set(ASKED.TIMES, 1)
                .set(ASKED.SENT, (long) sent)
                .set(ASKED.GOT, (long) got)
                .onConflict(ASKED.WORKSPACE_ID, ASKED.DAY, ASKED.PURPOSE, ASKED.OUTCOME)
                .doUpdate()
                .set(ASKED.TIMES, ASKED.TIMES.plus(1))
                .set(ASKED.SENT, ASKED.SENT.plus(sent))
                .set(ASKED.GOT, ASKED.GOT.plus(got))
                .execute();
    }

    @Transactional
    void failed(Unanswered why) {
        db.update(CONNECTION)
                .set(CONNECTION.PROBLEM, why.trouble().code())
                .set(CONNECTION.PROBLEM_DETAIL, why.detail())
                .set(CONNECTION.PROBLEM_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(CONNECTION.WORKSPACE_ID.eq(Acting.workspace()))
                .execute();
    }

    @Transactional
    void answered() {
        db.update(CONNECTION)
                .set(CONNECTION.PROBLEM, "")
                .set(CONNECTION.PROBLEM_DETAIL, "")
                .setNull(CONNECTION.PROBLEM_AT)
                .where(CONNECTION.WORKSPACE_ID.eq(Acting.workspace()), CONNECTION.PROBLEM.ne(""))
                .execute();
    }

    /** Why it did not answer the last time; empty where it did. */
    @Transactional(readOnly = true)
    public Optional<Problem> problem() {
        return db.selectFrom(CONNECTION)
                .where(CONNECTION.WORKSPACE_ID.eq(Acting.workspace()), CONNECTION.PROBLEM.ne(""))
                .fetchOptional(row -> new Problem(
                        row.getProblem(),
                        row.getProblemDetail(),
                        Optional.ofNullable(row.getProblemAt())
                                .map(OffsetDateTime::toInstant)
                                .orElse(Instant.EPOCH)));
    }

    /** Of the last thirty days. */
    @Transactional(readOnly = true)
    public List<Count> counts() {
        return db.select(ASKED.PURPOSE, ASKED.OUTCOME, DSL.sum(ASKED.TIMES), DSL.sum(ASKED.SENT), DSL.sum(ASKED.GOT))
                .from(ASKED)
                .where(ASKED.WORKSPACE_ID.eq(Acting.workspace()), ASKED.DAY.gt(today().minusDays(DAYS_SHOWN)))
                .groupBy(ASKED.PURPOSE, ASKED.OUTCOME)
                .orderBy(ASKED.PURPOSE, ASKED.OUTCOME)
                .fetch(row -> new Count(
                        Purpose.valueOf(row.value1().toUpperCase(Locale.ROOT)),
                        Outcome.of(row.value2()),
                        row.value3().longValue(),
                        row.value4().longValue(),
                        row.value5().longValue()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), workspaces.settings().zone());
    }
}
