package org.peyvand.workspace.program;

import static org.peyvand.workspace.db.Tables.IDEMPOTENT_REQUEST;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jooq.DSLContext;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Pipeline;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The requests that carried a key of their own, and how each was answered. Kept for two days. */
@Service
public class IdempotentRequests {

    private static final Duration KEPT = Duration.ofDays(2);
    private static final int FORGOTTEN_AT_ONCE = 20;
    private static final int UNDER_WAY = 0;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DSLContext db;
    private final Clock clock;
    private final Pipeline pipeline;

    IdempotentRequests(DSLContext db, Clock clock, Pipeline pipeline) {
        this.db = db;
        this.clock = clock;
        this.pipeline = pipeline;
    }

    record Answer(int status, byte[] body) {}

    /**
     * Notes that the request is under way, waiting for another of the same key that is.
     *
     * @return how it was answered before; empty where this is the first
     * @throws Refused when the key belongs to another request, or the other is not done within half a minute
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Answer> begin(String key, byte[] hash) {
        forget();
        if (insert(key, hash) == 1) return Optional.empty();
        var row = db.fetchSingle(
                IDEMPOTENT_REQUEST,
                IDEMPOTENT_REQUEST.WORKSPACE_ID.eq(Acting.workspace()),
                IDEMPOTENT_REQUEST.IDEMPOTENCY_KEY.eq(key));
        if (!Arrays.equals(row.getRequestHash(), hash)) throw Refused.because("api.refused.keyUsed");
        return Optional.of(new Answer(row.getStatus(), row.getBody().getBytes(StandardCharsets.UTF_8)));
    }

    private static final String INSERT = """
            insert into workspace.idempotent_request
                (workspace_id, idempotency_key, request_hash, status, body, created_at)
            values (?, ?, ?, ?, '', ?) on conflict do nothing""";

    /** The unique key makes the second of two wait here until the first has committed or given up. */
    private int insert(String key, byte[] hash) {
        try {
            pipeline.later("set local lock_timeout = '30s'");
            var inserted = pipeline.now(INSERT, Acting.workspace(), key, hash, UNDER_WAY, now());
            pipeline.later("set local lock_timeout = 0");
            return inserted;
        } catch (RuntimeException failed) {
            throw waitedTooLong(failed) ? Refused.conflict("api.refused.underWay") : failed;
        }
    }

    private static boolean waitedTooLong(RuntimeException failed) {
        return NestedExceptionUtils.getMostSpecificCause(failed) instanceof SQLException refused
                && LOCK_NOT_AVAILABLE.equals(refused.getSQLState());
    }

    private static final String END = """
            update workspace.idempotent_request set status = ?, body = ?
            where workspace_id = ? and idempotency_key = ?""";

    /** Writes down how the request was answered, in the transaction of its work. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(String key, int status, byte[] body) {
        pipeline.later(END, status, new String(body, StandardCharsets.UTF_8), Acting.workspace(), key);
    }

    private static final String FORGET = """
            delete from workspace.idempotent_request where workspace_id = ? and idempotency_key in (
                select idempotency_key from workspace.idempotent_request
                where workspace_id = ? and created_at < ? limit ? for update skip locked)""";

    /** A few of the old ones at each new one, so that nobody has to sweep. */
    private void forget() {
        pipeline.later(FORGET, Acting.workspace(), Acting.workspace(), now().minus(KEPT), FORGOTTEN_AT_ONCE);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
