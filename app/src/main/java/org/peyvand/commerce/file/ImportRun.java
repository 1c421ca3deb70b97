package org.peyvand.commerce.file;

import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.peyvand.commerce.Import;
import org.peyvand.commerce.file.ChunkWriter.NotOurs;
import org.peyvand.commerce.order.Uncounted;
import org.peyvand.commerce.sheet.Sheet;
import org.peyvand.commerce.sheet.SheetReader;
import org.peyvand.commerce.sheet.UnreadableSheet;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Statistics;
import org.peyvand.workspace.WorkspaceSettings;
import org.peyvand.workspace.Workspaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries an import out, from where it stands to its end. Killed at any instant, it is run again and goes on behind the
 * last chunk that was written, since a chunk and the mark of it are one transaction; sums that were to follow do so.
 */
@Component
public class ImportRun {

    private static final Logger log = LoggerFactory.getLogger(ImportRun.class);
    private static final int TRIES = 5;
    private static final String DISK_FULL = "53100";

    /** So many chunks are written before the sums follow, and before the planner is told once more. */
    private static final int MANY_CHUNKS = 64;

    private final ImportStore store;
    private final ImportFiles files;
    private final ChunkWriter writer;
    private final Uncounted uncounted;
    private final Workspaces workspaces;
    private final Statistics statistics;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ImportRun(
            ImportStore store,
            ImportFiles files,
            ChunkWriter writer,
            Uncounted uncounted,
            Workspaces workspaces,
            Statistics statistics,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.writer = writer;
        this.uncounted = uncounted;
        this.workspaces = workspaces;
        this.statistics = statistics;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Runs while acting in the import's workspace; what only time can heal is thrown on, to be tried again. */
    public void run(UUID id) {
        var found = transactions.execute(_ -> store.find(id));
        if (found.isEmpty()) return;
        if (found.get().isRunning()) attempt(found.get());
        sumUp();
    }

    private void attempt(Import one) {
        var id = one.id();
        try {
            carryOut(one, workspaces.settings());
        } catch (NotOurs | Ahead.Cancelled _) {
            log.info("Import {} was stopped or taken over", id);
        } catch (UnreadableSheet unreadable) {
            fail(id, "commerce.sheet." + unreadable.problem().key());
        } catch (ImportFailure failure) {
            fail(id, failure.getMessage());
        } catch (RuntimeException failure) {
            if (isFull(failure)) fail(id, "commerce.failed.diskFull");
            else if (mayPass(failure)) throw failure;
            else mistake(id, failure);
        }
    }

    /** The database was gone, or busy: an hour later all may be well. */
    private static boolean mayPass(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransactionException;
    }

    private static boolean isFull(RuntimeException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
                && DISK_FULL.equals(cause.getSQLState());
    }

    private void mistake(UUID id, RuntimeException mistake) {
        log.error("Import {} failed", id, mistake);
        fail(id, "commerce.failed.mistake");
    }

    private void fail(UUID id, String key) {
        transactions.executeWithoutResult(_ -> store.fail(id, key));
    }

    private void carryOut(Import one, WorkspaceSettings settings) {
        var sheet = Sheet.read(files.open(one.id()), one.plan().format());
        var survey = survey(one, settings);
        transactions.executeWithoutResult(_ -> store.counted(one.id(), survey.rows()));
        var actor = Acting.now();
        try (var renewal = new StatisticsRenewal(() -> Acting.run(actor, statistics::renew))) {
            Ahead.run(
                    chunks -> Acting.run(
                            actor,
                            () -> new ChunkReader(
                                            one.plan(),
                                            settings.currency(),
                                            sheet.columns(),
                                            survey,
                                            () -> open(one),
                                            meaning(one, settings),
                                            one.stepsDone(),
                                            chunks)
                                    .read()),
                    new Sink(one.id(), settings.phoneRegion(), renewal)::take);
        }
    }

    /** Writes one chunk after the other. The last one ends the import, so the sums of those before it come first. */
    private final class Sink {

        private final UUID id;
        private final String region;
        private final StatisticsRenewal renewal;
        private int chunks;

        Sink(UUID id, String region, StatisticsRenewal renewal) {
            this.id = id;
            this.region = region;
            this.renewal = renewal;
        }

        void take(Chunk chunk) {
            boolean many = ++chunks % MANY_CHUNKS == 0;
            if (many || chunk.last()) sumUp();
            insistently(() -> writer.write(id, chunk, region));
            if (many || Integer.bitCount(chunks) == 1) renewal.again();
        }
    }

    /** Two count at once, one of them beside; then whoever was held up by somebody else. */
    private void sumUp() {
        var actor = Acting.now();
        Beside.run(
                "import-sums",
                () -> Acting.run(actor, () -> count(uncounted::someFree)),
                () -> count(uncounted::someFree));
        count(uncounted::some);
    }

    private static void count(BooleanSupplier some) {
        var more = new AtomicBoolean(true);
        while (more.get()) insistently(() -> more.set(some.getAsBoolean()));
    }

    private RowMeaning meaning(Import one, WorkspaceSettings settings) {
        return new RowMeaning(one.plan(), settings, clock.instant());
    }

    private Survey survey(Import one, WorkspaceSettings settings) {
        try (var reader = open(one)) {
            return Survey.of(reader, meaning(one, settings)::key);
        }
    }

    private SheetReader open(Import one) {
        var reader = SheetReader.open(files.open(one.id()), one.plan().format());
        if (one.plan().header()) reader.next();
        return reader;
    }

    /** Two imports at once may wait for each other in a ring; the one that is thrown out tries again. */
    private static void insistently(Runnable act) {
        for (int attempt = 1; ; attempt++) {
            try {
                act.run();
                return;
            } catch (PessimisticLockingFailureException locked) {
                if (attempt == TRIES) throw locked;
            }
        }
    }
}
