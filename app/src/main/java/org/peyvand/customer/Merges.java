package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.CUSTOMER;
import static org.peyvand.customer.db.Tables.HANDLE;
import static org.peyvand.customer.db.Tables.MERGE;
import static org.peyvand.customer.db.Tables.TAG;
import static org.peyvand.customer.db.Tables.TOUCH;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.customer.db.tables.records.MergeRecord;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Joins customers who are one person, and parts them again. Every fact remembers the customer it was first filed on, so
 * parting gives back exactly what was there: what came in after the merge stays with the one who was kept.
 */
@Service
public class Merges {

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final SearchIndex index;
    private final Likenesses likenesses;
    private final ApplicationEventPublisher events;

    Merges(
            DSLContext db,
            Clock clock,
            Audit audit,
            SearchIndex index,
            Likenesses likenesses,
            ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.index = index;
        this.likenesses = likenesses;
        this.events = events;
    }

    /** A merge in force: who was joined to the customer, when and by whom. */
    public record Merge(UUID id, UUID absorbed, String absorbedName, Instant at, String by) {}

    /** The merges into this customer that stand, newest first. */
    @Transactional(readOnly = true)
    public List<Merge> of(UUID customer) {
        return db.select(MERGE.fields())
                .select(CUSTOMER.NAME)
                .from(MERGE)
                .join(CUSTOMER)
                .on(CUSTOMER.WORKSPACE_ID.eq(MERGE.WORKSPACE_ID), CUSTOMER.CUSTOMER_ID.eq(MERGE.ABSORBED_ID))
                .where(MERGE.WORKSPACE_ID.eq(Acting.workspace()), MERGE.KEPT_ID.eq(customer))
                .and(MERGE.UNDONE_AT.isNull())
                .orderBy(MERGE.MERGED_AT.desc(), MERGE.MERGE_ID.desc())
                .fetch(row -> new Merge(
                        row.get(MERGE.MERGE_ID),
                        row.get(MERGE.ABSORBED_ID),
                        row.get(CUSTOMER.NAME),
                        row.get(MERGE.MERGED_AT).toInstant(),
                        row.get(MERGE.MERGED_BY)));
    }

    /**
     * Joins {@code absorbed} to {@code kept}.
     *
     * @return the merge, by which it can be undone
     * @throws Refused when they are the same, or either is joined to another already
     */
    @Transactional
    public UUID merge(UUID kept, UUID absorbed) {
        Acting.require(Permission.MERGE_CUSTOMERS);
        if (kept.equals(absorbed)) throw Refused.because("customer.refused.same");
        lockStanding(kept, absorbed);
        var id = UuidCreator.getTimeOrderedEpoch();
        db.insertInto(MERGE)
                .set(MERGE.WORKSPACE_ID, Acting.workspace())
                .set(MERGE.MERGE_ID, id)
                .set(MERGE.KEPT_ID, kept)
                .set(MERGE.ABSORBED_ID, absorbed)
                .set(MERGE.MERGED_AT, now())
                .set(MERGE.MERGED_BY, Acting.now().name())
                .execute();
        var originals = joinedTo(absorbed);
        pointTo(absorbed, Optional.of(kept));
        move(new CustomersMerged(absorbed, kept, originals));
        likenesses.decide(kept, absorbed, Likenesses.Decision.MERGED);
        audit.record("customer.merged", "customer", kept, Map.of("absorbed", absorbed.toString()));
        return id;
    }

    /**
     * Parts the two again.
     *
     * @throws Refused when there is no such merge, it was undone already, or the one kept was meanwhile joined to
     *     another (that merge is undone first)
     */
    @Transactional
    public void undo(UUID merge) {
        Acting.require(Permission.MERGE_CUSTOMERS);
        var row = inForce(merge);
        lockStanding(row.getKeptId());
        row.setUndoneAt(now());
        row.setUndoneBy(Acting.now().name());
        row.update();
        pointTo(row.getAbsorbedId(), Optional.empty());
        move(new CustomersMerged(row.getKeptId(), row.getAbsorbedId(), joinedTo(row.getAbsorbedId())));
        likenesses.reopen(row.getKeptId(), row.getAbsorbedId());
        audit.record(
                "customer.unmerged",
                "customer",
                row.getKeptId(),
                Map.of("absorbed", row.getAbsorbedId().toString()));
    }

    private MergeRecord inForce(UUID merge) {
        return db.selectFrom(MERGE)
                .where(MERGE.WORKSPACE_ID.eq(Acting.workspace()), MERGE.MERGE_ID.eq(merge))
                .and(MERGE.UNDONE_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Refused::notFound);
    }

    /** Locked in the order of their ids, so that two merges at once wait for each other instead of failing. */
    private void lockStanding(UUID... customers) {
        var standing = db.select(CUSTOMER.CUSTOMER_ID, CUSTOMER.MERGED_INTO)
                .from(CUSTOMER)
                .where(CUSTOMER.WORKSPACE_ID.eq(Acting.workspace()), CUSTOMER.CUSTOMER_ID.in(customers))
                .orderBy(CUSTOMER.CUSTOMER_ID)
                .forUpdate()
                .fetch();
        if (standing.size() < customers.length) throw Refused.notFound();
        if (standing.stream().anyMatch(row -> row.value2() != null)) throw Refused.conflict("customer.refused.merged");
    }

    private void pointTo(UUID absorbed, Optional<UUID> kept) {
        db.update(CUSTOMER)
                .set(CUSTOMER.MERGED_INTO, kept.orElse(null))
                .where(CUSTOMER.WORKSPACE_ID.eq(Acting.workspace()), CUSTOMER.CUSTOMER_ID.eq(absorbed))
                .execute();
    }

    /** The customer and all who were joined to them, directly or through others. */
    private Set<UUID> joinedTo(UUID customer) {
        return joinedTo(Set.of(customer));
    }

    /** As {@link #joinedTo(UUID)}, of several; in the caller's transaction. */
    Set<UUID> joinedTo(Set<UUID> customers) {
        var all = new HashSet<>(customers);
        var frontier = Set.copyOf(customers);
        while (!frontier.isEmpty()) {
            frontier = Set.copyOf(db.select(CUSTOMER.CUSTOMER_ID)
                    .from(CUSTOMER)
                    .where(CUSTOMER.WORKSPACE_ID.eq(Acting.workspace()), CUSTOMER.MERGED_INTO.in(frontier))
                    .fetchSet(CUSTOMER.CUSTOMER_ID));
            all.addAll(frontier);
        }
        return all;
    }

    private void move(CustomersMerged merged) {
        db.update(HANDLE)
                .set(HANDLE.CUSTOMER_ID, merged.to())
                .where(HANDLE.WORKSPACE_ID.eq(Acting.workspace()), HANDLE.CUSTOMER_ID.eq(merged.from()))
                .and(HANDLE.ORIGINAL_CUSTOMER_ID.in(merged.originals()))
                .execute();
        db.update(TAG)
                .set(TAG.CUSTOMER_ID, merged.to())
                .where(TAG.WORKSPACE_ID.eq(Acting.workspace()), TAG.CUSTOMER_ID.eq(merged.from()))
                .and(TAG.ORIGINAL_CUSTOMER_ID.in(merged.originals()))
                .execute();
        db.update(TOUCH)
                .set(TOUCH.CUSTOMER_ID, merged.to())
                .where(TOUCH.WORKSPACE_ID.eq(Acting.workspace()), TOUCH.CUSTOMER_ID.eq(merged.from()))
                .and(TOUCH.ORIGINAL_CUSTOMER_ID.in(merged.originals()))
                .execute();
        events.publishEvent(merged);
        index.renew(List.of(merged.from(), merged.to()));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
