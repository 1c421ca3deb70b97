package org.peyvand.commerce.woocommerce;

import static org.peyvand.commerce.db.Tables.SHOP_NOTICE;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.commerce.db.tables.records.ShopNoticeRecord;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What shops told, kept as it came before anybody is told that it arrived; what could not be taken waits here for a person. */
@Component
class Notices {

    /** The most that are counted or shown. */
    static final int MOST = 100;

    /** What was asked for, not told by a webhook. */
    static final String ASKED = "asked";

    private static final Duration KEPT = Duration.ofDays(7);

    private final DSLContext db;
    private final Clock clock;
    private final ShopJobs.WorkOff jobs;

    Notices(DSLContext db, Clock clock, ShopJobs.WorkOff jobs) {
        this.db = db;
        this.clock = clock;
        this.jobs = jobs;
    }

    /** What was told, as it came; {@code thing} is the shop's id of what it is about where that is known, else 0. */
    record Told(UUID id, UUID shop, String topic, long thing, byte[] raw, boolean open) {}

    /** Keeps what a webhook brought; the same delivery with the same contents is kept once. */
    @Transactional
    public Optional<UUID> keep(UUID shop, String delivery, String topic, byte[] raw) {
        var row = row(shop, delivery, topic, raw);
        row.setState("waiting");
        var isNew = db.insertInto(SHOP_NOTICE).set(row).onConflictDoNothing().execute() == 1;
        if (!isNew) return Optional.empty();
        jobs.notice(row.getNoticeId());
        forgetOld();
        return Optional.of(row.getNoticeId());
    }

    private void forgetOld() {
        var old = db.select(SHOP_NOTICE.NOTICE_ID)
                .from(SHOP_NOTICE)
                .where(ours(), SHOP_NOTICE.STATE.eq("done"))
                .and(SHOP_NOTICE.HANDLED_AT.lt(now().minus(KEPT)))
                .limit(MOST);
        db.deleteFrom(SHOP_NOTICE).where(ours(), SHOP_NOTICE.NOTICE_ID.in(old)).execute();
    }

    private ShopNoticeRecord row(UUID shop, String delivery, String topic, byte[] raw) {
        var row = db.newRecord(SHOP_NOTICE);
        row.setWorkspaceId(Acting.workspace());
        row.setNoticeId(UuidCreator.getTimeOrderedEpoch());
        row.setShopId(shop);
        row.setDelivery(delivery);
        row.setTopic(topic);
        row.setRaw(raw);
        row.setContentHash(hash(raw));
        row.setReceivedAt(now());
        return row;
    }

    @Transactional(readOnly = true)
    public Optional<Told> find(UUID id) {
        return db.fetchOptional(SHOP_NOTICE, ours(), SHOP_NOTICE.NOTICE_ID.eq(id))
                .map(row -> new Told(
                        id,
                        row.getShopId(),
                        row.getTopic(),
                        row.getExternalId(),
                        row.getRaw(),
                        row.getState().equals("waiting")));
    }

    @Transactional
    public void done(UUID id) {
        db.update(SHOP_NOTICE)
                .set(SHOP_NOTICE.STATE, "done")
                .set(SHOP_NOTICE.REASON, "")
                .set(SHOP_NOTICE.HANDLED_AT, now())
                .where(ours(), SHOP_NOTICE.NOTICE_ID.eq(id), SHOP_NOTICE.STATE.eq("waiting"))
                .execute();
    }

    /** It waits for a person to look at it. */
    @Transactional
    public void refuse(UUID id, NotTaken why, Things.Kind kind, long thing, Optional<Instant> modified) {
        db.update(SHOP_NOTICE)
                .set(SHOP_NOTICE.STATE, "refused")
                .set(SHOP_NOTICE.REASON, why.reason())
                .set(SHOP_NOTICE.DETAIL, why.detail())
                .set(SHOP_NOTICE.KIND, kind.code())
                .set(SHOP_NOTICE.EXTERNAL_ID, thing)
                .set(SHOP_NOTICE.MODIFIED_AT, modified.map(Things::time).orElse(null))
                .set(SHOP_NOTICE.HANDLED_AT, now())
                .where(ours(), SHOP_NOTICE.NOTICE_ID.eq(id))
                .execute();
    }

    /** Keeps something the shop answered that cannot be taken. Put aside by a person once, the same stays there. */
    void refuse(
            UUID shop,
            byte[] raw,
            NotTaken why,
            String topic,
            Things.Kind kind,
            long thing,
            Optional<Instant> modified) {
        var row = row(shop, ASKED + " " + topic + " " + thing, topic, raw);
        row.setState("refused");
        row.setReason(why.reason());
        row.setDetail(why.detail());
        row.setKind(kind.code());
        row.setExternalId(thing);
        row.setModifiedAt(modified.map(Things::time).orElse(null));
        row.setHandledAt(now());
        db.insertInto(SHOP_NOTICE)
                .set(row)
                .onConflict(
                        SHOP_NOTICE.WORKSPACE_ID, SHOP_NOTICE.SHOP_ID, SHOP_NOTICE.DELIVERY, SHOP_NOTICE.CONTENT_HASH)
                .doUpdate()
                .set(SHOP_NOTICE.STATE, "refused")
                .set(SHOP_NOTICE.REASON, why.reason())
                .set(SHOP_NOTICE.DETAIL, why.detail())
                .where(SHOP_NOTICE.STATE.ne("dropped"))
                .execute();
    }

    /** What was told of a thing up to that state of it is settled. */
    void settled(UUID shop, Things.Kind kind, long thing, Optional<Instant> modified) {
        db.update(SHOP_NOTICE)
                .set(SHOP_NOTICE.STATE, "done")
                .where(ours(), SHOP_NOTICE.SHOP_ID.eq(shop), SHOP_NOTICE.STATE.eq("refused"))
                .and(SHOP_NOTICE.KIND.eq(kind.code()))
                .and(SHOP_NOTICE.EXTERNAL_ID.eq(thing))
                .and(modified.map(at -> (Condition)
                                SHOP_NOTICE.MODIFIED_AT.isNull().or(SHOP_NOTICE.MODIFIED_AT.le(Things.time(at))))
                        .orElse(DSL.noCondition()))
                .execute();
    }

    /** What could not be taken, newest first. */
    @Transactional(readOnly = true)
    public List<RefusedNotice> refused(UUID shop) {
        return db.selectFrom(SHOP_NOTICE)
                .where(ours(), SHOP_NOTICE.SHOP_ID.eq(shop), SHOP_NOTICE.STATE.eq("refused"))
                .orderBy(SHOP_NOTICE.RECEIVED_AT.desc())
                .limit(MOST)
                .fetch(row -> new RefusedNotice(
                        row.getNoticeId(),
                        row.getTopic(),
                        row.getExternalId(),
                        row.getReason(),
                        row.getDetail(),
                        row.getReceivedAt().toInstant()));
    }

    /** How many webhooks are still to be worked off, up to {@value #MOST}. */
    @Transactional(readOnly = true)
    public int waiting(UUID shop) {
        return db.fetchCount(db.selectOne()
                .from(SHOP_NOTICE)
                .where(ours(), SHOP_NOTICE.SHOP_ID.eq(shop), SHOP_NOTICE.STATE.eq("waiting"))
                .limit(MOST));
    }

    /** Has it tried once more. */
    @Transactional
    public void again(UUID shop, UUID id) {
        turn(shop, id, "waiting");
        jobs.notice(id);
    }

    /** Puts it aside for good. */
    @Transactional
    public void drop(UUID shop, UUID id) {
        turn(shop, id, "dropped");
    }

    private void turn(UUID shop, UUID id, String state) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var turned = db.update(SHOP_NOTICE)
                .set(SHOP_NOTICE.STATE, state)
                .where(ours(), SHOP_NOTICE.SHOP_ID.eq(shop), SHOP_NOTICE.NOTICE_ID.eq(id))
                .and(SHOP_NOTICE.STATE.eq("refused"))
                .execute();
        if (turned == 0) throw Refused.notFound();
    }

    static byte[] hash(byte[] raw) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(raw);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Condition ours() {
        return SHOP_NOTICE.WORKSPACE_ID.eq(Acting.workspace());
    }
}
