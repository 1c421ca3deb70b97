package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.CUSTOMER;
import static org.peyvand.customer.db.Tables.HANDLE;
import static org.peyvand.customer.db.Tables.LIKENESS;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.peyvand.customer.db.tables.records.LikenessRecord;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pairs of customers who may be one person, each with the reason. A pair is suggested until somebody decides, and never
 * again after that; nothing is ever joined by itself.
 */
@Service
public class Likenesses {

    /** An address or name shared by more than this many is a reception desk or a common name, and no hint. */
    private static final int MOST_SHARING = 6;

    private static final int PAGE = 30;

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;

    Likenesses(DSLContext db, Clock clock, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** Why two customers may be one person. */
    public enum Reason {
        MOBILE,
        MAIL,
        NAME;

        /** The word stored, and the last word of its message key. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What an address shared by two tells; nothing where none is shared. */
        static Optional<Reason> of(HandleKind kind) {
            return switch (kind) {
                case MOBILE -> Optional.of(MOBILE);
                case MAIL -> Optional.of(MAIL);
                case PHONE, SHOP -> Optional.empty();
            };
        }
    }

    /** What was decided about a pair. */
    enum Decision {
        MERGED,
        HOUSEHOLD,
        DIFFERENT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Two customers who may be one, and why. */
    public record Likeness(UUID one, UUID other, Reason reason) {}

    /** The undecided pairs, the newest first, at most 30. */
    @Transactional(readOnly = true)
    public List<Likeness> open() {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.selectFrom(LIKENESS)
                .where(LIKENESS.WORKSPACE_ID.eq(Acting.workspace()), LIKENESS.DECIDED.isNull())
                .orderBy(LIKENESS.FOUND_AT.desc(), LIKENESS.ONE_ID, LIKENESS.OTHER_ID)
                .limit(PAGE)
                .fetch(row -> new Likeness(row.getOneId(), row.getOtherId(), reason(row.getReason())));
    }

    /** The undecided pairs this customer is one of. */
    @Transactional(readOnly = true)
    public List<Likeness> of(UUID customer) {
        return undecided(LIKENESS.ONE_ID.eq(customer))
                .unionAll(undecided(LIKENESS.OTHER_ID.eq(customer)))
                .orderBy(LIKENESS.FOUND_AT.desc())
                .limit(PAGE)
                .fetchInto(LIKENESS)
                .map(row -> new Likeness(row.getOneId(), row.getOtherId(), reason(row.getReason())));
    }

    /** By either side alone, each on its own index. */
    private SelectConditionStep<LikenessRecord> undecided(Condition whose) {
        return db.selectFrom(LIKENESS)
                .where(LIKENESS.WORKSPACE_ID.eq(Acting.workspace()), LIKENESS.DECIDED.isNull())
                .and(whose);
    }

    /** Two different people after all. */
    @Transactional
    public void areDifferent(UUID one, UUID other) {
        Acting.require(Permission.MERGE_CUSTOMERS);
        refuseUnknown(one, other);
        decide(one, other, Decision.DIFFERENT);
        audit.record("customer.different", "customer", one, Map.of("other", other.toString()));
    }

    /** @throws Refused where one of them is no customer here */
    void refuseUnknown(UUID... customers) {
        var known = db.fetchCount(
                CUSTOMER, CUSTOMER.WORKSPACE_ID.eq(Acting.workspace()), CUSTOMER.CUSTOMER_ID.in(customers));
        if (known < customers.length) throw Refused.notFound();
    }

    /** Remembers what was decided about the pair, whether or not it had been suggested. */
    void decide(UUID one, UUID other, Decision decision) {
        if (one.equals(other)) throw Refused.because("customer.refused.same");
        var pair = Pair.of(one, other);
        db.insertInto(LIKENESS)
                .set(LIKENESS.WORKSPACE_ID, Acting.workspace())
                .set(LIKENESS.ONE_ID, pair.first())
                .set(LIKENESS.OTHER_ID, pair.second())
                .set(LIKENESS.REASON, Reason.NAME.code())
                .set(LIKENESS.FOUND_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(LIKENESS.DECIDED, decision.code())
                .onConflict(LIKENESS.WORKSPACE_ID, LIKENESS.ONE_ID, LIKENESS.OTHER_ID)
                .doUpdate()
                .set(LIKENESS.DECIDED, decision.code())
                .execute();
    }

    /** Opens the question of a pair again, after its merge was undone. */
    void reopen(UUID one, UUID other) {
        var pair = Pair.of(one, other);
        db.update(LIKENESS)
                .setNull(LIKENESS.DECIDED)
                .where(LIKENESS.WORKSPACE_ID.eq(Acting.workspace()))
                .and(LIKENESS.ONE_ID.eq(pair.first()))
                .and(LIKENESS.OTHER_ID.eq(pair.second()))
                .execute();
    }

    /** The order in which the database holds a pair: that of the ids' bytes. */
    private record Pair(UUID first, UUID second) {
        static Pair of(UUID one, UUID other) {
            return one.toString().compareTo(other.toString()) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /** After a change of this customer: suggests what is alike now, and no longer what is not. */
    void renew(UUID customer) {
        var one = CUSTOMER.as("one");
        var other = CUSTOMER.as("other");
        var mine = HANDLE.as("mine");
        var theirs = HANDLE.as("theirs");
        var sameName = db.selectOne()
                .from(one)
                .join(other)
                .on(other.WORKSPACE_ID.eq(one.WORKSPACE_ID), other.CUSTOMER_ID.eq(LIKENESS.OTHER_ID))
                .where(one.WORKSPACE_ID.eq(LIKENESS.WORKSPACE_ID), one.CUSTOMER_ID.eq(LIKENESS.ONE_ID))
                .and(one.NAME_KEY.eq(other.NAME_KEY))
                .and(one.NAME_KEY.ne(""))
                .and(one.CITY_KEY.eq(other.CITY_KEY))
                .and(one.CITY_KEY.ne(""));
        var sameHandle = db.selectOne()
                .from(mine)
                .join(theirs)
                .on(theirs.WORKSPACE_ID.eq(mine.WORKSPACE_ID), theirs.KIND.eq(mine.KIND), theirs.KEY.eq(mine.KEY))
                .where(mine.WORKSPACE_ID.eq(LIKENESS.WORKSPACE_ID), mine.CUSTOMER_ID.eq(LIKENESS.ONE_ID))
                .and(theirs.CUSTOMER_ID.eq(LIKENESS.OTHER_ID))
                .and(mine.KIND.eq(LIKENESS.REASON));
        db.deleteFrom(LIKENESS)
                .where(LIKENESS.WORKSPACE_ID.eq(Acting.workspace()), LIKENESS.DECIDED.isNull())
                .and(LIKENESS.ONE_ID.eq(customer).or(LIKENESS.OTHER_ID.eq(customer)))
                .andNot(DSL.case_(LIKENESS.REASON)
                        .when(Reason.NAME.code(), DSL.field(DSL.exists(sameName)))
                        .else_(DSL.field(DSL.exists(sameHandle))))
                .execute();
        lookFor(List.of(customer));
    }

    /** Compares these customers with all others and notes the new pairs. */
    void lookFor(Collection<UUID> customers) {
        lookFor(customers, EnumSet.allOf(Reason.class));
    }

    /** As {@link #lookFor(Collection)}, for those reasons alone. */
    void lookFor(Collection<UUID> customers, Set<Reason> reasons) {
        for (var reason : reasons) note(reason, sharing(reason, customers));
    }

    private Select<? extends Record2<UUID, UUID>> sharing(Reason reason, Collection<UUID> customers) {
        return switch (reason) {
            case MOBILE -> sharingHandle(HandleKind.MOBILE, customers);
            case MAIL -> sharingHandle(HandleKind.MAIL, customers);
            case NAME -> sharingNameAndCity(customers);
        };
    }

    private Select<? extends Record2<UUID, UUID>> sharingHandle(HandleKind kind, Collection<UUID> customers) {
        var mine = HANDLE.as("mine");
        var theirs = HANDLE.as("theirs");
        var all = HANDLE.as("everyone");
        return db.selectDistinct(
                        DSL.least(mine.CUSTOMER_ID, theirs.CUSTOMER_ID),
                        DSL.greatest(mine.CUSTOMER_ID, theirs.CUSTOMER_ID))
                .from(mine)
                .join(theirs)
                .on(theirs.WORKSPACE_ID.eq(mine.WORKSPACE_ID), theirs.KIND.eq(mine.KIND), theirs.KEY.eq(mine.KEY))
                .and(theirs.CUSTOMER_ID.ne(mine.CUSTOMER_ID))
                .where(mine.WORKSPACE_ID.eq(Acting.workspace()), mine.KIND.eq(kind.code()))
                .and(mine.CUSTOMER_ID.eq(DSL.any(customers.toArray(UUID[]::new))))
                .and(fewShare(db.select(DSL.one())
                        .from(all)
                        .where(all.WORKSPACE_ID.eq(mine.WORKSPACE_ID), all.KIND.eq(mine.KIND), all.KEY.eq(mine.KEY))));
    }

    private Select<? extends Record2<UUID, UUID>> sharingNameAndCity(Collection<UUID> customers) {
        var mine = CUSTOMER.as("mine");
        var theirs = CUSTOMER.as("theirs");
        var all = CUSTOMER.as("everyone");
        return db.selectDistinct(
                        DSL.least(mine.CUSTOMER_ID, theirs.CUSTOMER_ID),
                        DSL.greatest(mine.CUSTOMER_ID, theirs.CUSTOMER_ID))
                .from(mine)
                .join(theirs)
                .on(theirs.WORKSPACE_ID.eq(mine.WORKSPACE_ID), theirs.NAME_KEY.eq(mine.NAME_KEY))
                .and(theirs.CITY_KEY.eq(mine.CITY_KEY))
                .and(theirs.CUSTOMER_ID.ne(mine.CUSTOMER_ID))
                .where(
                        mine.WORKSPACE_ID.eq(Acting.workspace()),
                        mine.CUSTOMER_ID.eq(DSL.any(customers.toArray(UUID[]::new))))
                .and(mine.NAME_KEY.ne(""))
                .and(theirs.NAME_KEY.ne(""))
                .and(mine.CITY_KEY.ne(""))
                .and(mine.MERGED_INTO.isNull())
                .and(theirs.MERGED_INTO.isNull())
                .and(fewShare(db.select(DSL.one())
                        .from(all)
                        .where(all.WORKSPACE_ID.eq(mine.WORKSPACE_ID), all.NAME_KEY.eq(mine.NAME_KEY))
                        .and(all.CITY_KEY.eq(mine.CITY_KEY))
                        .and(all.NAME_KEY.ne(""))));
    }

    private Condition fewShare(SelectLimitStep<?> sharing) {
        Field<Integer> count = DSL.field(db.selectCount().from(sharing.limit(MOST_SHARING + 1)));
        return count.le(MOST_SHARING);
    }

    private void note(Reason reason, Select<? extends Record2<UUID, UUID>> pairs) {
        var pair = pairs.asTable("pair", "one", "other");
        db.insertInto(
                        LIKENESS,
                        LIKENESS.WORKSPACE_ID,
                        LIKENESS.ONE_ID,
                        LIKENESS.OTHER_ID,
                        LIKENESS.REASON,
                        LIKENESS.FOUND_AT)
                .select(db.select(
                                DSL.val(Acting.workspace()),
                                pair.field("one", UUID.class),
                                pair.field("other", UUID.class),
                                DSL.val(reason.code()),
                                DSL.val(clock.instant().atOffset(ZoneOffset.UTC)))
                        .from(pair))
                .onConflictDoNothing()
                .execute();
    }

    private static Reason reason(String code) {
        return Reason.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
