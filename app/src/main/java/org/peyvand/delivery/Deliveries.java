package org.peyvand.delivery;

import static org.peyvand.delivery.db.Tables.DELIVERY;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.delivery.db.tables.records.DeliveryRecord;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What leaves the workspace acted in: planning it, taking it back, and deciding what the program cannot. */
@Service
public class Deliveries {

    private static final int PAGE = 50;
    private static final Set<DeliveryState> TO_TRY_AGAIN =
            EnumSet.complementOf(EnumSet.of(DeliveryState.SENDING, DeliveryState.SENT));
    private static final Set<DeliveryState> TO_GIVE_UP =
            EnumSet.of(DeliveryState.PLANNED, DeliveryState.FAILED, DeliveryState.UNCERTAIN);
    private static final Set<DeliveryState> TO_TAKE_BACK = EnumSet.of(DeliveryState.PLANNED, DeliveryState.FAILED);
    private static final Set<DeliveryState> HANDED_OVER =
            EnumSet.of(DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNCERTAIN);

    private final DSLContext db;
    private final Clock clock;
    private final Servers servers;
    private final Tally tally;
    private final Moves moves;
    private final Waking waking;
    private final Audit audit;

    Deliveries(DSLContext db, Clock clock, Servers servers, Tally tally, Moves moves, Waking waking, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.servers = servers;
        this.tally = tally;
        this.moves = moves;
        this.waking = waking;
        this.audit = audit;
    }

    /**
     * Plans a delivery in the transaction of its cause; whoever causes it has asked for the right to do so. The same cause
     * again changes nothing.
     *
     * @return the one delivery of that cause
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Delivery plan(NewDelivery planned) {
        if (servers.add(planned.server())) waking.keepAwake();
        var row = row(planned);
        var written = db.insertInto(DELIVERY).set(row).onConflictDoNothing().execute();
        if (written == 0) return known(planned);
        tally.planned(planned.channel());
        waking.afterCommit(planned.notBefore());
        return Rows.delivery(row);
    }

    private Delivery known(NewDelivery planned) {
        return db.selectFrom(DELIVERY)
                .where(DELIVERY.WORKSPACE_ID.eq(Acting.workspace()), DELIVERY.CAUSE.eq(planned.cause()))
                .and(DELIVERY.CHANNEL.eq(planned.channel()))
                .fetchSingle(Rows::delivery);
    }

    private DeliveryRecord row(NewDelivery planned) {
        var row = db.newRecord(DELIVERY);
        row.setWorkspaceId(Acting.workspace());
        row.setDeliveryId(UuidCreator.getTimeOrderedEpoch());
        row.setChannel(planned.channel());
        row.setCause(planned.cause());
        row.setServer(planned.server());
        row.setRecipient(planned.to());
        row.setPlace(planned.place());
        row.setPurpose(planned.purpose().code());
        row.setNotBefore(utc(planned.notBefore()));
        row.setNextTry(utc(planned.notBefore()));
        row.setState(DeliveryState.PLANNED.code());
        row.setAttempts(0);
        row.setExternalRef("");
        row.setProblem("");
        row.setDetail("");
        row.setPlannedAt(utc(clock.instant()));
        return row;
    }

    /** The deliveries of those causes, by cause; of several channels with one cause, any. */
    @Transactional(readOnly = true)
    public Map<String, Delivery> of(Collection<String> causes) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        if (causes.isEmpty()) return Map.of();
        return db
                .selectFrom(DELIVERY)
                .where(DELIVERY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(DELIVERY.CAUSE.eq(DSL.any(causes.toArray(String[]::new))))
                .fetch(Rows::delivery)
                .stream()
                .collect(Collectors.toMap(Delivery::cause, Function.identity(), (one, _) -> one));
    }

    /** @throws Refused when there is no such delivery in this workspace */
    @Transactional(readOnly = true)
    public Delivery get(UUID id) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.fetchOptional(DELIVERY, Rows.of(id)).map(Rows::delivery).orElseThrow(Refused::notFound);
    }

    /**
     * Takes back what is not on its way, or was refused; once this returns, it is never sent.
     *
     * @throws Refused when it is too late
     */
    @Transactional
    public void takeBack(UUID id) {
        moves.to(held(id, TO_TAKE_BACK), DeliveryState.SKIPPED, Problem.TAKEN_BACK);
    }

    /**
     * What was taken by the other side has come back from further on.
     *
     * @param why what was said of it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bounced(UUID id, Problem why) {
        db.selectFrom(DELIVERY)
                .where(Rows.of(id))
                .forUpdate()
                .fetchOptional()
                .filter(row -> HANDED_OVER.contains(DeliveryState.of(row.getState())))
                .ifPresent(row -> moves.to(row, DeliveryState.FAILED, why));
    }

    /** What was taken by the other side has not arrived yet, and may still. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void delayed(UUID id, Problem why) {
        db.selectFrom(DELIVERY)
                .where(Rows.of(id), DELIVERY.STATE.eq(DeliveryState.SENT.code()))
                .forUpdate()
                .fetchOptional()
                .ifPresent(row -> moves.told(row, why));
    }

    /**
     * Sends what failed, or perhaps did not arrive, once more.
     *
     * @throws Refused when it is on its way, has arrived, or was taken back
     */
    @Transactional
    public void again(UUID id) {
        var row = held(id, TO_TRY_AGAIN);
        if (row.getProblem().equals(Problem.TAKEN_BACK.key())) throw decided();
        row.setAttempts(0);
        row.setNotBefore(utc(clock.instant()));
        row.setNextTry(utc(clock.instant()));
        row.setClaimId(null);
        servers.unpause(row.getServer());
        moves.to(row, DeliveryState.PLANNED, Problem.NONE);
        audit.record("delivery.again", "delivery", id, Map.of());
        waking.afterCommit(clock.instant());
    }

    /** Sends it no more. */
    @Transactional
    public void giveUp(UUID id) {
        var row = held(id, TO_GIVE_UP);
        row.setClaimId(null);
        moves.to(row, DeliveryState.SKIPPED, Problem.GIVEN_UP);
        audit.record("delivery.givenUp", "delivery", id, Map.of());
    }

    /** It has arrived, as a person has found out. */
    @Transactional
    public void arrived(UUID id) {
        var row = held(id, EnumSet.of(DeliveryState.UNCERTAIN));
        row.setClaimId(null);
        moves.to(row, DeliveryState.SENT, Problem.NONE);
        audit.record("delivery.arrived", "delivery", id, Map.of());
    }

    private DeliveryRecord held(UUID id, Set<DeliveryState> among) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var row = db.selectFrom(DELIVERY)
                .where(Rows.of(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Refused::notFound);
        if (!among.contains(DeliveryState.of(row.getState()))) throw decided();
        return row;
    }

    private static Refused decided() {
        return Refused.because("delivery.refused.decided");
    }

    /** How many failed, or perhaps did not arrive, and wait for a person's decision. */
    @Transactional(readOnly = true)
    public long troubled() {
        return counts().troubled();
    }

    @Transactional(readOnly = true)
    Tally.Counts counts() {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return tally.counts();
    }

    /** Those planned before that one which failed or perhaps did not arrive, newest first, at most 51. */
    @Transactional(readOnly = true)
    List<Delivery> troubledBefore(UUID before) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.selectFrom(DELIVERY)
                .where(DELIVERY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(DELIVERY.STATE.in(
                        DSL.inline(DeliveryState.FAILED.code()), DSL.inline(DeliveryState.UNCERTAIN.code())))
                .and(DELIVERY.DELIVERY_ID.lt(before))
                .orderBy(DELIVERY.DELIVERY_ID.desc())
                .limit(PAGE + 1)
                .fetch(Rows::delivery);
    }

    @Transactional(readOnly = true)
    List<Servers.OutOfOrder> outOfOrder() {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return servers.outOfOrder();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
