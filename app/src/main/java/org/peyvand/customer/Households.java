package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.CUSTOMER;
import static org.peyvand.customer.db.Tables.HOUSEHOLD;
import static org.peyvand.customer.db.Tables.HOUSEHOLD_MEMBER;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People who share a phone or a home and stay the people they are. */
@Service
public class Households {

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final Likenesses likenesses;

    Households(DSLContext db, Clock clock, Audit audit, Likenesses likenesses) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.likenesses = likenesses;
    }

    /** Another of the same household. */
    public record Relative(UUID customer, String name) {}

    /** The others of this customer's household. */
    @Transactional(readOnly = true)
    public List<Relative> of(UUID customer) {
        return household(customer).map(home -> others(home, customer)).orElse(List.of());
    }

    private List<Relative> others(UUID household, UUID customer) {
        return db.select(CUSTOMER.CUSTOMER_ID, CUSTOMER.NAME)
                .from(HOUSEHOLD_MEMBER)
                .join(CUSTOMER)
                .on(CUSTOMER.WORKSPACE_ID.eq(HOUSEHOLD_MEMBER.WORKSPACE_ID))
                .and(CUSTOMER.CUSTOMER_ID.eq(HOUSEHOLD_MEMBER.CUSTOMER_ID))
                .where(HOUSEHOLD_MEMBER.WORKSPACE_ID.eq(Acting.workspace()))
                .and(HOUSEHOLD_MEMBER.HOUSEHOLD_ID.eq(household))
                .and(HOUSEHOLD_MEMBER.CUSTOMER_ID.ne(customer))
                .and(CUSTOMER.MERGED_INTO.isNull())
                .orderBy(CUSTOMER.NAME, CUSTOMER.CUSTOMER_ID)
                .fetch(row -> new Relative(row.value1(), row.value2()));
    }

    /** Makes one household of the two and theirs; they are not suggested as one person again. */
    @Transactional
    public void together(UUID one, UUID other) {
        Acting.require(Permission.MERGE_CUSTOMERS);
        likenesses.refuseUnknown(one, other);
        likenesses.decide(one, other, Likenesses.Decision.HOUSEHOLD);
        var home = household(one).or(() -> household(other)).orElseGet(this::found);
        household(other).filter(another -> !another.equals(home)).ifPresent(another -> join(another, home));
        add(one, home);
        add(other, home);
        audit.record("customer.household", "customer", one, Map.of("other", other.toString()));
    }

    /** The customer leaves the household. */
    @Transactional
    public void leave(UUID customer) {
        Acting.require(Permission.MERGE_CUSTOMERS);
        likenesses.refuseUnknown(customer);
        db.deleteFrom(HOUSEHOLD_MEMBER)
                .where(HOUSEHOLD_MEMBER.WORKSPACE_ID.eq(Acting.workspace()))
                .and(HOUSEHOLD_MEMBER.CUSTOMER_ID.eq(customer))
                .execute();
        audit.record("customer.householdLeft", "customer", customer, Map.of());
    }

    private Optional<UUID> household(UUID customer) {
        return db.select(HOUSEHOLD_MEMBER.HOUSEHOLD_ID)
                .from(HOUSEHOLD_MEMBER)
                .where(HOUSEHOLD_MEMBER.WORKSPACE_ID.eq(Acting.workspace()))
                .and(HOUSEHOLD_MEMBER.CUSTOMER_ID.eq(customer))
                .fetchOptional(HOUSEHOLD_MEMBER.HOUSEHOLD_ID);
    }

    private UUID found() {
        var id = UuidCreator.getTimeOrderedEpoch();
        db.insertInto(HOUSEHOLD)
                .set(HOUSEHOLD.WORKSPACE_ID, Acting.workspace())
                .set(HOUSEHOLD.HOUSEHOLD_ID, id)
                .set(HOUSEHOLD.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        return id;
    }

    private void join(UUID from, UUID to) {
        db.update(HOUSEHOLD_MEMBER)
                .set(HOUSEHOLD_MEMBER.HOUSEHOLD_ID, to)
                .where(HOUSEHOLD_MEMBER.WORKSPACE_ID.eq(Acting.workspace()), HOUSEHOLD_MEMBER.HOUSEHOLD_ID.eq(from))
                .execute();
    }

    private void add(UUID customer, UUID home) {
        db.insertInto(HOUSEHOLD_MEMBER)
                .set(HOUSEHOLD_MEMBER.WORKSPACE_ID, Acting.workspace())
                .set(HOUSEHOLD_MEMBER.CUSTOMER_ID, customer)
                .set(HOUSEHOLD_MEMBER.HOUSEHOLD_ID, home)
                .onConflictDoNothing()
                .execute();
    }
}
