package org.peyvand.delivery;

import static org.peyvand.delivery.db.Tables.DELIVERY;
import static org.peyvand.delivery.db.Tables.SERVER;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.customer.Consents;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Purpose;
import org.peyvand.delivery.db.tables.records.DeliveryRecord;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of sending, each a transaction of its own; between two of them a worker may die. */
@Component
class DeliveryWork {

    /** A worker silent for that long is dead. */
    static final Duration CLAIM = Carrier.LONGEST_ATTEMPT.plusMinutes(1);

    private static final int AT_ONCE = 100;

    private final DSLContext db;
    private final Clock clock;
    private final Servers servers;
    private final Moves moves;
    private final Consents consents;

    DeliveryWork(DSLContext db, Clock clock, Servers servers, Moves moves, Consents consents) {
        this.db = db;
        this.clock = clock;
        this.servers = servers;
        this.moves = moves;
        this.consents = consents;
    }

    /** A delivery in the hands of one worker. */
    record Claim(UUID id, Delivery delivery) {}

    /** The servers that have something to do now. */
    @Transactional(readOnly = true)
    public List<String> due() {
        return servers.due();
    }

    /** The next delivery due by a server, which no other worker is given from then on. */
    @Transactional
    public Optional<Claim> claim(String server) {
        var leftAlone = DSL.exists(DSL.selectOne()
                .from(SERVER)
                .where(SERVER.WORKSPACE_ID.eq(DELIVERY.WORKSPACE_ID), SERVER.SERVER_.eq(DELIVERY.SERVER))
                .and(servers.paused()));
        return db.selectFrom(DELIVERY)
                .where(DELIVERY.WORKSPACE_ID.eq(Acting.workspace()), DELIVERY.SERVER.eq(server))
                .and(DELIVERY.STATE.eq(DSL.inline(DeliveryState.PLANNED.code())))
                .and(DELIVERY.NEXT_TRY.le(now()))
                .andNot(leftAlone)
                .orderBy(DELIVERY.NEXT_TRY, DELIVERY.DELIVERY_ID)
                .limit(1)
                .forUpdate()
                .of(DELIVERY)
                .skipLocked()
                .fetchOptional()
                .map(this::claimed);
    }

    private Claim claimed(DeliveryRecord row) {
        var claim = UUID.randomUUID();
        row.setClaimId(claim);
        row.setClaimedUntil(now().plus(CLAIM));
        row.setAttempts(row.getAttempts() + 1);
        moves.to(row, DeliveryState.SENDING, new Problem(row.getProblem(), row.getDetail()));
        return new Claim(claim, Rows.delivery(row));
    }

    /**
     * Writes down what became of an attempt and claims the next delivery due by the server, in one transaction and so with one
     * wait for the disk. The next is claimed first, as the account, for which others wait, is to be held last and shortly; but
     * where the attempt says that the server is out of order, none is claimed.
     */
    @Transactional
    public Optional<Claim> finishAndClaim(Claim claim, Outcome outcome, String server) {
        var next = outcome instanceof Outcome.TryLater ? Optional.<Claim>empty() : claim(server);
        finish(claim, outcome);
        return next.isPresent() || !(outcome instanceof Outcome.TryLater) ? next : claim(server);
    }

    /**
     * Writes down what became of an attempt. One that comes late still says more than nothing, unless a person has decided
     * meanwhile or the delivery is in other hands: then it is passed over.
     */
    @Transactional
    public void finish(Claim claim, Outcome outcome) {
        db.selectFrom(DELIVERY)
                .where(Rows.of(claim.delivery().id()))
                .and(DELIVERY.CLAIM_ID.eq(claim.id()))
                .and(DELIVERY.STATE.in(DeliveryState.SENDING.code(), DeliveryState.UNCERTAIN.code()))
                .forUpdate()
                .fetchOptional()
                .ifPresent(row -> finish(row, outcome));
    }

    private void finish(DeliveryRecord row, Outcome outcome) {
        switch (outcome) {
            case Outcome.Sent sent -> {
                row.setExternalRef(sent.externalRef());
                answered(row, DeliveryState.SENT, Problem.NONE);
            }
            case Outcome.Refused refused -> answered(row, DeliveryState.FAILED, refused.why());
            case Outcome.Skipped skipped -> moves.to(row, DeliveryState.SKIPPED, skipped.why());
            case Outcome.TryLater later -> later(row, later);
            case Outcome.Uncertain uncertain -> moves.to(row, DeliveryState.UNCERTAIN, uncertain.why());
        }
    }

    private void answered(DeliveryRecord row, DeliveryState state, Problem problem) {
        servers.answered(row.getServer());
        moves.to(row, state, problem);
    }

    private void later(DeliveryRecord row, Outcome.TryLater later) {
        var seed = row.getDeliveryId().getLeastSignificantBits();
        var wait = later.byServer()
                ? servers.failed(row.getServer(), later.why())
                : BackOff.after(row.getAttempts(), seed);
        row.setNextTry(now().plus(wait));
        moves.to(row, isTooLate(row) ? DeliveryState.FAILED : DeliveryState.PLANNED, later.why());
    }

    private boolean isTooLate(DeliveryRecord row) {
        return !row.getNotBefore().plus(BackOff.GIVES_UP).isAfter(now());
    }

    /** Whether the address has consented to what it is for, as it stands now and not when it was planned. */
    @Transactional(readOnly = true)
    public boolean mayGo(Delivery delivery) {
        if (delivery.purpose() == Purpose.SERVICE) return true;
        return HandleKind.of(delivery.to().contains("@") ? "mail" : "mobile")
                .flatMap(kind -> kind.read(delivery.to(), ""))
                .map(address -> consents.allows(address.kind(), address.key(), delivery.purpose()))
                .orElse(false);
    }

    /** Deliveries whose workers have died. */
    @Transactional(readOnly = true)
    public List<Claim> abandoned() {
        return db.selectFrom(DELIVERY)
                .where(DELIVERY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(DELIVERY.STATE.eq(DSL.inline(DeliveryState.SENDING.code())))
                .and(DELIVERY.CLAIMED_UNTIL.le(now()))
                .orderBy(DELIVERY.CLAIMED_UNTIL)
                .limit(AT_ONCE)
                .fetch(row -> new Claim(row.getClaimId(), Rows.delivery(row)));
    }

    /** Gives up one delivery that waits for a server out of order for too long; whether there was one. */
    @Transactional
    public boolean giveUpOne() {
        var since = now().minus(BackOff.GIVES_UP);
        var outOfOrder = DSL.exists(DSL.selectOne()
                .from(SERVER)
                .where(SERVER.WORKSPACE_ID.eq(DELIVERY.WORKSPACE_ID), SERVER.SERVER_.eq(DELIVERY.SERVER))
                .and(SERVER.FAILING_SINCE.le(since)));
        var row = db.selectFrom(DELIVERY)
                .where(DELIVERY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(DELIVERY.STATE.eq(DSL.inline(DeliveryState.PLANNED.code())))
                .and(DELIVERY.NOT_BEFORE.le(since))
                .and(outOfOrder)
                .limit(1)
                .forUpdate()
                .of(DELIVERY)
                .skipLocked()
                .fetchOptional();
        row.ifPresent(late -> moves.to(late, DeliveryState.FAILED, servers.problem(late.getServer())));
        return row.isPresent();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
