package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.HANDLE;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The addresses of customers, asked from the address. */
@Service
public class Handles {

    private static final int LONGEST_REASON = 300;

    private final DSLContext db;

    Handles(DSLContext db) {
        this.db = db;
    }

    /** The customers who have that address: mostly one. */
    @Transactional(readOnly = true)
    public List<UUID> customersWith(HandleKind kind, String key) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.selectDistinct(HANDLE.CUSTOMER_ID)
                .from(HANDLE)
                .where(of(kind, key))
                .fetch(HANDLE.CUSTOMER_ID);
    }

    /**
     * Notes that nothing arrives at an address any more; noted again, it stays as it was.
     *
     * @param why what the other side said
     */
    @Transactional
    public void undeliverable(HandleKind kind, String key, Instant since, String why) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        db.update(HANDLE)
                .set(HANDLE.UNDELIVERABLE_SINCE, since.atOffset(ZoneOffset.UTC))
                .set(HANDLE.UNDELIVERABLE_WHY, why.substring(0, Math.min(why.length(), LONGEST_REASON)))
                .where(of(kind, key))
                .and(HANDLE.UNDELIVERABLE_SINCE.isNull())
                .execute();
    }

    /** What was said when something sent there came back; empty where mail arrives, as far as is known. */
    @Transactional(readOnly = true)
    public Optional<String> whyUndeliverable(HandleKind kind, String key) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.select(HANDLE.UNDELIVERABLE_WHY)
                .from(HANDLE)
                .where(of(kind, key))
                .and(HANDLE.UNDELIVERABLE_SINCE.isNotNull())
                .limit(1)
                .fetchOptional(HANDLE.UNDELIVERABLE_WHY);
    }

    /** Somebody has written from that address: it is in use. */
    @Transactional
    public void inUse(HandleKind kind, String key) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        db.update(HANDLE)
                .setNull(HANDLE.UNDELIVERABLE_SINCE)
                .set(HANDLE.UNDELIVERABLE_WHY, "")
                .where(of(kind, key))
                .and(HANDLE.UNDELIVERABLE_SINCE.isNotNull())
                .execute();
    }

    private static Condition of(HandleKind kind, String key) {
        return HANDLE.WORKSPACE_ID
                .eq(Acting.workspace())
                .and(HANDLE.KIND.eq(kind.code()))
                .and(HANDLE.KEY.eq(key));
    }
}
