package org.peyvand.commerce.file;

import static org.peyvand.commerce.db.Tables.IMPORT;
import static org.peyvand.commerce.db.Tables.IMPORT_CUSTOMER;
import static org.peyvand.commerce.db.Tables.IMPORT_REJECTION;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.peyvand.commerce.Import;
import org.peyvand.commerce.Import.State;
import org.peyvand.commerce.ImportCounts;
import org.peyvand.commerce.ImportPlan;
import org.peyvand.commerce.db.tables.records.ImportRecord;
import org.peyvand.database.Column;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The rows in which imports keep how far they are; every method runs in the caller's transaction. */
@Component
public class ImportStore {

    private static final int SHOWN = 100;

    private final DSLContext db;
    private final Clock clock;
    private final ObjectMapper json;

    ImportStore(DSLContext db, Clock clock, ObjectMapper json) {
        this.db = db;
        this.clock = clock;
        this.json = json;
    }

    /** Before its file: the pieces refer to it. */
    public void create(UUID id, String fileName) {
        db.insertInto(IMPORT)
                .set(IMPORT.WORKSPACE_ID, Acting.workspace())
                .set(IMPORT.IMPORT_ID, id)
                .set(IMPORT.FILE_NAME, fileName)
                .set(IMPORT.FILE_BYTES, 0L)
                .set(IMPORT.FILE_HASH, new byte[0])
                .set(IMPORT.STATE, State.UPLOADED.code())
                .set(IMPORT.PLAN, JSONB.valueOf("{}"))
                .set(IMPORT.COUNTS, written(ImportCounts.NONE))
                .set(IMPORT.STARTED_BY, Acting.now().name())
                .set(IMPORT.CREATED_AT, now())
                .execute();
    }

    public void describe(UUID id, ImportFiles.Kept kept, ImportPlan plan) {
        db.update(IMPORT)
                .set(IMPORT.FILE_BYTES, kept.bytes())
                .set(IMPORT.FILE_HASH, kept.hash())
                .set(IMPORT.PLAN, written(plan))
                .where(is(id))
                .execute();
    }

    public Optional<Import> find(UUID id) {
        return db.fetchOptional(IMPORT, is(id)).map(this::read);
    }

    public List<Import> newest() {
        return newest(EnumSet.allOf(State.class), SHOWN);
    }

    public List<Import> newest(Collection<State> states, int most) {
        return db.selectFrom(IMPORT)
                .where(IMPORT.WORKSPACE_ID.eq(Acting.workspace()))
                .and(IMPORT.STATE.in(states.stream().map(State::code).toList()))
                .orderBy(IMPORT.IMPORT_ID.desc())
                .limit(most)
                .fetch(this::read);
    }

    /** An earlier import of the same bytes that came to its end. */
    public Optional<Import> earlierOf(UUID id) {
        var hash = DSL.select(IMPORT.FILE_HASH).from(IMPORT).where(is(id));
        return db.selectFrom(IMPORT)
                .where(IMPORT.WORKSPACE_ID.eq(Acting.workspace()), IMPORT.FILE_HASH.eq(hash))
                .and(IMPORT.STATE.eq(State.DONE.code()))
                .and(IMPORT.IMPORT_ID.lt(id))
                .orderBy(IMPORT.IMPORT_ID.desc())
                .limit(1)
                .fetchOptional(this::read);
    }

    /** Whether the import was in one of these states, and now runs, by this plan from this step on. */
    public boolean start(UUID id, ImportPlan plan, boolean anew, Collection<State> from) {
        return db.update(IMPORT)
                        .set(IMPORT.STATE, State.RUNNING.code())
                        .set(IMPORT.PLAN, written(plan))
                        .set(IMPORT.STEPS_DONE, anew ? DSL.val(0L) : IMPORT.STEPS_DONE)
                        .set(IMPORT.ROWS_DONE, anew ? DSL.val(0L) : IMPORT.ROWS_DONE)
                        .set(IMPORT.COUNTS, anew ? DSL.val(written(ImportCounts.NONE)) : IMPORT.COUNTS)
                        .set(IMPORT.FAILURE, "")
                        .set(IMPORT.STARTED_AT, DSL.coalesce(IMPORT.STARTED_AT, now()))
                        .where(is(id))
                        .and(IMPORT.STATE.in(from.stream().map(State::code).toList()))
                        .execute()
                > 0;
    }

    /** Whether the import was in one of these states, and now is in that one. */
    public boolean turn(UUID id, State to, Collection<State> from) {
        return db.update(IMPORT)
                        .set(IMPORT.STATE, to.code())
                        .where(is(id))
                        .and(IMPORT.STATE.in(from.stream().map(State::code).toList()))
                        .execute()
                > 0;
    }

    void fail(UUID id, String key) {
        db.update(IMPORT)
                .set(IMPORT.STATE, State.FAILED.code())
                .set(IMPORT.FAILURE, key)
                .where(is(id))
                .and(IMPORT.STATE.eq(State.RUNNING.code()))
                .execute();
    }

    void counted(UUID id, long rows) {
        db.update(IMPORT).set(IMPORT.ROWS_IN_FILE, rows).where(is(id)).execute();
    }

    /** Whether the chunk was the next one of an import that still runs; its end is marked with it. */
    boolean advance(UUID id, Chunk chunk, ImportCounts more) {
        var row = db.selectFrom(IMPORT)
                .where(is(id))
                .and(IMPORT.STATE.eq(State.RUNNING.code()))
                .and(IMPORT.STEPS_DONE.eq(chunk.firstStep()))
                .forUpdate()
                .fetchOptional();
        if (row.isEmpty()) return false;
        var counts = counts(row.get()).plus(more);
        db.update(IMPORT)
                .set(IMPORT.STEPS_DONE, chunk.nextStep())
                .set(IMPORT.ROWS_DONE, counts.rows())
                .set(IMPORT.COUNTS, written(counts))
                .set(IMPORT.STATE, (chunk.last() ? State.DONE : State.RUNNING).code())
                .set(IMPORT.FINISHED_AT, chunk.last() ? now() : null)
                .where(is(id))
                .execute();
        return true;
    }

    /** Of these customers, those the import had not met before. */
    List<UUID> meet(UUID id, Map<UUID, Boolean> customers) {
        if (customers.isEmpty()) return List.of();
        return db.fetchValues(DSL.resultQuery(
                        MEET,
                        Acting.workspace(),
                        id,
                        Column.ids(customers.keySet()),
                        Column.booleans(customers.values()))
                .coerce(IMPORT_CUSTOMER.CUSTOMER_ID));
    }

    private static final String MEET = """
            insert into commerce.import_customer (workspace_id, import_id, customer_id, is_new)
            select ?::uuid, ?::uuid, t.customer_id, t.is_new
            from unnest(?::uuid[], ?::boolean[]) as t(customer_id, is_new)
            on conflict do nothing
            returning customer_id""";

    void reject(UUID id, List<Rejection> rejections) {
        var workspace = Acting.workspace();
        for (int from = 0; from < rejections.size(); from += 1000) {
            db.insertInto(
                            IMPORT_REJECTION,
                            IMPORT_REJECTION.WORKSPACE_ID,
                            IMPORT_REJECTION.IMPORT_ID,
                            IMPORT_REJECTION.LINE,
                            IMPORT_REJECTION.COLUMN_NAME,
                            IMPORT_REJECTION.REASON,
                            IMPORT_REJECTION.VALUE,
                            IMPORT_REJECTION.CELLS)
                    .valuesOfRows(rejections.subList(from, Math.min(rejections.size(), from + 1000)).stream()
                            .map(row -> DSL.row(
                                    workspace,
                                    id,
                                    row.line(),
                                    row.column(),
                                    row.reason(),
                                    row.value(),
                                    row.cells().toArray(String[]::new)))
                            .toList())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** Rows that were not taken, by line, behind the one given. */
    public List<Rejection> rejections(UUID id, long afterLine, int most) {
        return db.selectFrom(IMPORT_REJECTION)
                .where(IMPORT_REJECTION.WORKSPACE_ID.eq(Acting.workspace()), IMPORT_REJECTION.IMPORT_ID.eq(id))
                .and(IMPORT_REJECTION.LINE.gt(afterLine))
                .orderBy(IMPORT_REJECTION.LINE)
                .limit(most)
                .fetch(row -> new Rejection(
                        row.getLine(), row.getColumnName(), row.getReason(), row.getValue(), List.of(row.getCells())));
    }

    /** Forgets what an earlier plan of this import came to. */
    public void forgetOutcome(UUID id) {
        db.deleteFrom(IMPORT_REJECTION)
                .where(IMPORT_REJECTION.WORKSPACE_ID.eq(Acting.workspace()), IMPORT_REJECTION.IMPORT_ID.eq(id))
                .execute();
        db.deleteFrom(IMPORT_CUSTOMER)
                .where(IMPORT_CUSTOMER.WORKSPACE_ID.eq(Acting.workspace()), IMPORT_CUSTOMER.IMPORT_ID.eq(id))
                .execute();
    }

    private static Condition is(UUID id) {
        return IMPORT.WORKSPACE_ID.eq(Acting.workspace()).and(IMPORT.IMPORT_ID.eq(id));
    }

    private Import read(ImportRecord row) {
        return new Import(
                row.getImportId(),
                row.getFileName(),
                row.getFileBytes(),
                State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                json.readValue(row.getPlan().data(), ImportPlan.class),
                row.getStepsDone(),
                row.getRowsDone(),
                Optional.ofNullable(row.getRowsInFile()),
                counts(row),
                Optional.of(row.getFailure()).filter(key -> !key.isEmpty()),
                row.getStartedBy(),
                row.getCreatedAt().toInstant(),
                Optional.ofNullable(row.getStartedAt()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getFinishedAt()).map(OffsetDateTime::toInstant));
    }

    private ImportCounts counts(ImportRecord row) {
        return json.readValue(row.getCounts().data(), ImportCounts.class);
    }

    private JSONB written(Object facts) {
        return JSONB.valueOf(json.writeValueAsString(facts));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
