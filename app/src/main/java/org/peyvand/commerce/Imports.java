package org.peyvand.commerce;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.peyvand.commerce.Import.State;
import org.peyvand.commerce.file.ImportFiles;
import org.peyvand.commerce.file.ImportStore;
import org.peyvand.commerce.file.PlanForm;
import org.peyvand.commerce.file.PlanGuess;
import org.peyvand.commerce.file.Rejection;
import org.peyvand.commerce.sheet.Sheet;
import org.peyvand.commerce.sheet.SheetFormat;
import org.peyvand.commerce.sheet.UnreadableSheet;
import org.peyvand.language.Repair;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Imports of past orders from files: kept, looked over by a person, carried out in the background, reported. Orders of a
 * file are told under the source {@code import} and their own number, so a file may come as often as it likes.
 */
@Service
public class Imports {

    private static final EnumSet<State> OPEN = EnumSet.of(State.UPLOADED, State.STOPPED, State.FAILED);
    private static final int LONGEST_NAME = 200;

    private final ImportStore store;
    private final ImportFiles files;
    private final ImportJobs.Start jobs;
    private final Workspaces workspaces;
    private final Audit audit;
    private final Clock clock;

    Imports(
            ImportStore store,
            ImportFiles files,
            ImportJobs.Start jobs,
            Workspaces workspaces,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.jobs = jobs;
        this.workspaces = workspaces;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a file and looks at it; nothing is imported yet, and of a file that is no table nothing is kept.
     *
     * @throws Refused when it is no table, with what to do instead
     */
    @Transactional
    public UUID upload(String fileName, InputStream file) {
        Acting.require(Permission.IMPORT);
        var id = UuidCreator.getTimeOrderedEpoch();
        store.create(id, name(fileName));
        var kept = keep(id, file);
        store.describe(
                id, kept, looked(() -> guess(Sheet.detect(files.open(id)))).plan());
        audit.record("import.uploaded", "import", id, Map.of("bytes", kept.bytes()));
        return id;
    }

    private static String name(String typed) {
        var name = Repair.of(typed.substring(Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1))
                .strip();
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }

    private ImportFiles.Kept keep(UUID id, InputStream file) {
        try {
            return files.keep(id, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T looked(Supplier<T> look) {
        try {
            return look.get();
        } catch (UnreadableSheet unreadable) {
            throw Refused.because("commerce.sheet." + unreadable.problem().key());
        }
    }

    /** What a file seems to be, read as the sheet is. */
    public PlanGuess guess(Sheet sheet) {
        return PlanGuess.of(sheet, workspaces.settings(), today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), workspaces.settings().zone());
    }

    /** The first rows of a file, read as said; its places are the columns of a plan. */
    @Transactional(readOnly = true)
    public Sheet look(UUID id, SheetFormat format) {
        Acting.require(Permission.IMPORT);
        get(id);
        return looked(() -> Sheet.read(files.open(id), format));
    }

    /**
     * The plan of a file put right by the form of its page. Read in another way the file has other columns, which are
     * then proposed anew.
     */
    @Transactional(readOnly = true)
    public ImportPlan revised(UUID id, Map<String, String> form) {
        var before = get(id).plan();
        var plan = PlanForm.read(form, before);
        var sheet = look(id, plan.format());
        return PlanForm.isOf(form, plan.format())
                ? PlanGuess.reconsidered(plan, before, sheet, today())
                : guess(sheet).plan();
    }

    /** @throws Refused when there is none of that id in this workspace */
    @Transactional(readOnly = true)
    public Import get(UUID id) {
        Acting.require(Permission.IMPORT);
        return store.find(id).orElseThrow(Refused::notFound);
    }

    /** The newest hundred, newest first. */
    @Transactional(readOnly = true)
    public List<Import> newest() {
        Acting.require(Permission.IMPORT);
        return store.newest();
    }

    /** Those that failed or were stopped half-way, newest first, for whoever may go on with them; none for others. */
    @Transactional(readOnly = true)
    public List<Import> unfinished(int most) {
        return Acting.now().role().allows(Permission.IMPORT)
                ? store.newest(EnumSet.of(State.FAILED, State.STOPPED), most)
                : List.of();
    }

    /** The last import of the very same file that came to its end, if there was one. */
    @Transactional(readOnly = true)
    public Optional<Import> earlierOf(UUID id) {
        Acting.require(Permission.IMPORT);
        return store.earlierOf(id);
    }

    /**
     * Starts an import, or takes it up where it was stopped; with another plan it begins anew.
     *
     * @throws Refused when the plan lacks what an order needs, or the import runs or is done
     */
    @Transactional
    public void start(UUID id, ImportPlan plan) {
        Acting.require(Permission.IMPORT);
        plan.missing().ifPresent(key -> {
            throw Refused.because(key);
        });
        boolean anew = !get(id).plan().equals(plan);
        if (!store.start(id, plan, anew, OPEN)) throw Refused.conflict("commerce.refused.notOpen");
        if (anew) store.forgetOutcome(id);
        audit.record("import.started", "import", id, Map.of());
        jobs.job(id);
    }

    /**
     * The plan of a file as detected, with what a command says otherwise.
     *
     * @throws Refused when a word of the command is not understood, or names no column of the file
     */
    @Transactional(readOnly = true)
    public ImportPlan plan(UUID id, PlanWords words) {
        var detected = get(id).plan();
        var sheet = look(id, words.format(detected.format()));
        var plan = sheet.format().equals(detected.format())
                ? detected
                : guess(sheet).plan();
        return words.applied(plan, sheet.columns());
    }

    /** Starts it by the plan it has. */
    @Transactional
    public void resume(UUID id) {
        start(id, get(id).plan());
    }

    /** Stops a running import; what it wrote stays, and it can be taken up again. */
    @Transactional
    public void stop(UUID id) {
        Acting.require(Permission.IMPORT);
        get(id);
        if (store.turn(id, State.STOPPED, EnumSet.of(State.RUNNING)))
            audit.record("import.stopped", "import", id, Map.of());
    }

    /** Gives an import up: its file goes, what it wrote stays. */
    @Transactional
    public void discard(UUID id) {
        Acting.require(Permission.IMPORT);
        get(id);
        if (!store.turn(id, State.DISCARDED, OPEN)) throw Refused.conflict("commerce.refused.notOpen");
        files.remove(id);
        audit.record("import.discarded", "import", id, Map.of());
    }

    /** Rows that were not taken, by line, behind the one given. */
    @Transactional(readOnly = true)
    public List<Rejection> rejections(UUID id, long afterLine, int most) {
        Acting.require(Permission.IMPORT);
        get(id);
        return store.rejections(id, afterLine, most);
    }
}
