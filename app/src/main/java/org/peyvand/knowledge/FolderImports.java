package org.peyvand.knowledge;

import static org.peyvand.knowledge.db.Tables.FOLDER_IMPORT;
import static org.peyvand.knowledge.db.Tables.IMPORTED_FILE;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.peyvand.knowledge.folder.Archive;
import org.peyvand.knowledge.folder.FolderRun;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Folders of Markdown taken in as articles; the work itself is {@link FolderRun}'s. */
@Service
public class FolderImports {

    private static final int SHOWN = 20;
    private static final int LONGEST_NAME = 200;

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final FolderJobs.Start start;

    FolderImports(DSLContext db, Clock clock, Audit audit, FolderJobs.Start start) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.start = start;
    }

    /**
     * Keeps the packed folder and begins to take it in, in the background.
     *
     * @param publish whether the public is to read what is taken in at once
     * @throws Refused when it is no zip, tar or tar.gz, is damaged, or too large
     */
    @Transactional
    public UUID begin(String fileName, byte[] packed, boolean publish) {
        Acting.require(Permission.IMPORT);
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        if (packed.length > Archive.LARGEST) throw Refused.because("knowledge.refused.largeArchive");
        var files = new AtomicInteger();
        new Archive(packed).each((_, _) -> files.incrementAndGet());
        var id = UuidCreator.getTimeOrderedEpoch();
        db.insertInto(FOLDER_IMPORT)
                .set(FOLDER_IMPORT.WORKSPACE_ID, Acting.workspace())
                .set(FOLDER_IMPORT.IMPORT_ID, id)
                .set(FOLDER_IMPORT.FILE_NAME, fileName.substring(0, Math.min(LONGEST_NAME, fileName.length())))
                .set(FOLDER_IMPORT.BYTES, packed)
                .set(FOLDER_IMPORT.PUBLISH, publish)
                .set(FOLDER_IMPORT.STATE, FolderImport.State.RUNNING.code())
                .set(FOLDER_IMPORT.FILES, files.get())
                .set(FOLDER_IMPORT.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(FOLDER_IMPORT.CREATED_BY, Acting.now().name())
                .execute();
        audit.record("folder.imported", "import", id, Map.of("name", fileName));
        start.job(id);
        return id;
    }

    /** Stops an import after the files it is at; what it took in stays. */
    @Transactional
    public void stop(UUID id) {
        change(id, FolderImport.State.RUNNING, FolderImport.State.STOPPED);
    }

    /** Goes on with an import that was stopped or failed. */
    @Transactional
    public void resume(UUID id) {
        change(id, FolderImport.State.STOPPED, FolderImport.State.RUNNING);
        change(id, FolderImport.State.FAILED, FolderImport.State.RUNNING);
        start.job(id);
    }

    private void change(UUID id, FolderImport.State from, FolderImport.State to) {
        Acting.require(Permission.IMPORT);
        get(id);
        db.update(FOLDER_IMPORT)
                .set(FOLDER_IMPORT.STATE, to.code())
                .where(FOLDER_IMPORT.WORKSPACE_ID.eq(Acting.workspace()), FOLDER_IMPORT.IMPORT_ID.eq(id))
                .and(FOLDER_IMPORT.STATE.eq(from.code()))
                .execute();
    }

    /** The newest twenty. */
    @Transactional(readOnly = true)
    public List<FolderImport> newest() {
        Acting.require(Permission.IMPORT);
        return lines(DSL.noCondition());
    }

    /**
     * One of them.
     *
     * @throws Refused when there is none of that id
     */
    @Transactional(readOnly = true)
    public FolderImport get(UUID id) {
        Acting.require(Permission.IMPORT);
        return lines(FOLDER_IMPORT.IMPORT_ID.eq(id)).stream().findFirst().orElseThrow(Refused::notFound);
    }

    private List<FolderImport> lines(Condition condition) {
        return db.select(
                        FOLDER_IMPORT.IMPORT_ID,
                        FOLDER_IMPORT.FILE_NAME,
                        FOLDER_IMPORT.PUBLISH,
                        FOLDER_IMPORT.STATE,
                        FOLDER_IMPORT.FAILURE,
                        FOLDER_IMPORT.FILES,
                        FOLDER_IMPORT.DONE,
                        FOLDER_IMPORT.CREATED_AT,
                        FOLDER_IMPORT.CREATED_BY)
                .from(FOLDER_IMPORT)
                .where(FOLDER_IMPORT.WORKSPACE_ID.eq(Acting.workspace()))
                .and(condition)
                .orderBy(FOLDER_IMPORT.IMPORT_ID.desc())
                .limit(SHOWN)
                .fetch(this::line);
    }

    private FolderImport line(Record row) {
        var id = row.get(FOLDER_IMPORT.IMPORT_ID);
        return new FolderImport(
                id,
                row.get(FOLDER_IMPORT.FILE_NAME),
                row.get(FOLDER_IMPORT.PUBLISH),
                FolderImport.State.valueOf(row.get(FOLDER_IMPORT.STATE).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.get(FOLDER_IMPORT.FAILURE)),
                row.get(FOLDER_IMPORT.FILES),
                row.get(FOLDER_IMPORT.DONE),
                row.get(FOLDER_IMPORT.CREATED_AT).toInstant(),
                row.get(FOLDER_IMPORT.CREATED_BY),
                outcomes(id));
    }

    private Map<ImportedFile.Outcome, Integer> outcomes(UUID id) {
        var outcomes = new EnumMap<ImportedFile.Outcome, Integer>(ImportedFile.Outcome.class);
        db.select(IMPORTED_FILE.OUTCOME, DSL.count())
                .from(IMPORTED_FILE)
                .where(IMPORTED_FILE.WORKSPACE_ID.eq(Acting.workspace()), IMPORTED_FILE.IMPORT_ID.eq(id))
                .groupBy(IMPORTED_FILE.OUTCOME)
                .forEach(row -> outcomes.put(ImportedFile.Outcome.of(row.value1()), row.value2()));
        return outcomes;
    }

    /** At most so many files that were not taken, in their order, each with the reason. */
    @Transactional(readOnly = true)
    public List<ImportedFile> notTaken(UUID id, int most) {
        Acting.require(Permission.IMPORT);
        var not = Arrays.stream(ImportedFile.Outcome.values())
                .filter(outcome -> !outcome.isTaken())
                .map(ImportedFile.Outcome::code)
                .toList();
        return db.selectFrom(IMPORTED_FILE)
                .where(IMPORTED_FILE.WORKSPACE_ID.eq(Acting.workspace()), IMPORTED_FILE.IMPORT_ID.eq(id))
                .and(IMPORTED_FILE.OUTCOME.in(not))
                .orderBy(IMPORTED_FILE.POSITION)
                .limit(most)
                .fetch(row -> new ImportedFile(
                        row.getPath(),
                        ImportedFile.Outcome.of(row.getOutcome()),
                        row.getDetail(),
                        Optional.ofNullable(row.getArticleId())));
    }
}
