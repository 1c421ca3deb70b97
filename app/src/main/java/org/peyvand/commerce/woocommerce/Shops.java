package org.peyvand.commerce.woocommerce;

import static org.peyvand.commerce.db.Tables.SHOP;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.commerce.ShopTroubles;
import org.peyvand.commerce.db.tables.records.ShopRecord;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Encryption;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The connected shops of the workspace acted in. Their keys are stored encrypted, and forgotten when they are disconnected. */
@Service
class Shops implements ShopTroubles {

    private static final int MOST = 50;
    private static final int LONGEST_KEY = 200;
    private static final int KEY_END = 7;
    private static final int LONGEST_DETAIL = 300;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final Encryption encryption;
    private final ShopJobs.Tend jobs;

    Shops(DSLContext db, Clock clock, Audit audit, Encryption encryption, ShopJobs.Tend jobs) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.encryption = encryption;
        this.jobs = jobs;
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<Shop> all() {
        Acting.require(Permission.CHANGE_SETTINGS);
        return db.selectFrom(SHOP)
                .where(SHOP.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(SHOP.SHOP_ID)
                .limit(MOST)
                .fetch(Shops::shop);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Broken> broken() {
        return all().stream()
                .filter(Shop::isBroken)
                .map(shop -> new Broken(
                        shop.name(),
                        "woo.problem." + shop.problem().orElseThrow().code(),
                        ShopPages.HOME + "/" + shop.id()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Shop> find(UUID id) {
        return db.fetchOptional(SHOP, of(id)).map(Shops::shop);
    }

    /** @throws Refused when there is no such shop in this workspace */
    @Transactional(readOnly = true)
    public Shop get(UUID id) {
        return find(id).orElseThrow(Refused::notFound);
    }

    /** What it is asked with. */
    @Transactional
    public WooKey key(UUID id) {
        var row = db.fetchOptional(SHOP, of(id)).orElseThrow(Refused::notFound);
        return new WooKey(
                row.getAddress(),
                encryption.decrypt(row.getConsumerKey()),
                encryption.decrypt(row.getConsumerSecret()));
    }

    /** What its webhooks are signed with. */
    @Transactional
    public String webhookSecret(UUID id) {
        var row = db.fetchOptional(SHOP, of(id)).orElseThrow(Refused::notFound);
        return encryption.decrypt(row.getWebhookSecret());
    }

    /**
     * Writes a shop down; nothing is asked of it yet. One that was disconnected is taken up again where it was.
     *
     * @throws Refused when the address or the key is none, or that shop is connected already
     */
    @Transactional
    public UUID connect(String typedAddress, String key, String secret) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var address = ShopAddress.of(typedAddress);
        var known = db.fetchOptional(SHOP, SHOP.WORKSPACE_ID.eq(Acting.workspace()), SHOP.ADDRESS.eq(address));
        if (known.filter(row -> !row.getState().equals(Shop.State.DISCONNECTED.code()))
                .isPresent()) throw Refused.because("woo.refused.twice", address);
        if (known.isEmpty() && all().size() >= MOST) throw Refused.because("woo.refused.many", MOST);
        var row = known.orElseGet(() -> newRow(address));
        row.setConsumerKey(encryption.encrypt(sound(key, "ck_")));
        row.setConsumerSecret(encryption.encrypt(sound(secret, "cs_")));
        row.setState(Shop.State.NEW.code());
        row.setWebhooks("");
        row.store();
        audit.record("shop.connected", "shop", row.getShopId(), Map.of("address", address));
        return row.getShopId();
    }

    private ShopRecord newRow(String address) {
        var row = db.newRecord(SHOP);
        row.setWorkspaceId(Acting.workspace());
        row.setShopId(UuidCreator.getTimeOrderedEpoch());
        row.setAddress(address);
        row.setCreatedAt(clock.instant().atOffset(ZoneOffset.UTC));
        row.setWebhookSecret(encryption.encrypt(newSecret()));
        return row;
    }

    private static String newSecret() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String sound(String typed, String beginning) {
        var text = typed.strip();
        if (!text.startsWith(beginning) || text.length() > LONGEST_KEY || !text.matches("[!-~]+"))
            throw Refused.because("woo.refused." + beginning.substring(0, 2));
        return text;
    }

    /** Another key for the same shop; empty fields leave what there was. */
    @Transactional
    public void change(UUID id, String key, String secret) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var row = db.fetchOptional(SHOP, of(id)).orElseThrow(Refused::notFound);
        var before = keyEnd(row);
        if (!key.isBlank()) row.setConsumerKey(encryption.encrypt(sound(key, "ck_")));
        if (!secret.isBlank()) row.setConsumerSecret(encryption.encrypt(sound(secret, "cs_")));
        row.setNotBefore(null);
        row.update();
        var changes = Changes.none().changed("shopKey", before, keyEnd(row));
        if (!secret.isBlank()) changes = changes.changed("password", "•••", "•••••");
        audit.record("shop.changed", "shop", id, Map.of("address", row.getAddress()), changes);
        if (row.getState().equals(Shop.State.RUNNING.code())) jobs.now(id);
    }

    /** The end of the key, by which WooCommerce itself names it in its list. */
    private String keyEnd(ShopRecord row) {
        var key = encryption.decrypt(row.getConsumerKey());
        return "…" + (key.length() < 2 * KEY_END ? "" : key.substring(key.length() - KEY_END));
    }

    /** From now on it is asked, from where it was left. */
    @Transactional
    public void start(UUID id) {
        var shop = turn(id, Shop.State.RUNNING);
        audit.record("shop.started", "shop", id, Map.of("address", shop.address()));
        db.update(SHOP).setNull(SHOP.NOT_BEFORE).where(of(id)).execute();
        jobs.now(id);
    }

    @Transactional
    public void stop(UUID id) {
        var shop = turn(id, Shop.State.STOPPED);
        audit.record("shop.stopped", "shop", id, Map.of("address", shop.address()));
    }

    /** Forgets the key; what the shop told stays. */
    @Transactional
    public void disconnect(UUID id) {
        var shop = turn(id, Shop.State.DISCONNECTED);
        audit.record("shop.disconnected", "shop", id, Map.of("address", shop.address()));
        db.update(SHOP)
                .set(SHOP.CONSUMER_KEY, encryption.encrypt(""))
                .set(SHOP.CONSUMER_SECRET, encryption.encrypt(""))
                .where(of(id))
                .execute();
        solved(id);
    }

    private Shop turn(UUID id, Shop.State state) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var shop = get(id);
        if (shop.state() == Shop.State.DISCONNECTED) throw Refused.conflict("woo.refused.disconnected");
        db.update(SHOP).set(SHOP.STATE, state.code()).where(of(id)).execute();
        return shop;
    }

    /** Notes why it could not be asked, and when to try again. */
    @Transactional
    public void failed(UUID id, Unanswered why, Duration until) {
        var now = now();
        db.update(SHOP)
                .set(SHOP.PROBLEM, why.trouble().code())
                .set(
                        SHOP.PROBLEM_DETAIL,
                        why.detail()
                                .substring(
                                        0, Math.min(LONGEST_DETAIL, why.detail().length())))
                .set(SHOP.PROBLEM_SINCE, DSL.coalesce(SHOP.PROBLEM_SINCE, now))
                .set(SHOP.FAILURES, SHOP.FAILURES.plus(1))
                .set(SHOP.NOT_BEFORE, now.plus(until))
                .where(of(id))
                .execute();
    }

    /** It answered. */
    @Transactional
    public void solved(UUID id) {
        db.update(SHOP)
                .set(SHOP.PROBLEM, "")
                .set(SHOP.PROBLEM_DETAIL, "")
                .setNull(SHOP.PROBLEM_SINCE)
                .setNull(SHOP.NOT_BEFORE)
                .set(SHOP.FAILURES, 0)
                .where(of(id), SHOP.PROBLEM.ne("").or(SHOP.FAILURES.ne(0)))
                .execute();
    }

    @Transactional
    public void webhooks(UUID id, Shop.Webhooks webhooks) {
        db.update(SHOP).set(SHOP.WEBHOOKS, webhooks.code()).where(of(id)).execute();
    }

    /** It told something, or greeted. */
    @Transactional
    public void heard(UUID id) {
        db.update(SHOP).set(SHOP.WEBHOOK_AT, now()).where(of(id)).execute();
    }

    /** Somebody told something who does not have the secret. */
    @Transactional
    public void wrongSignature(UUID id) {
        db.update(SHOP)
                .set(SHOP.WRONG_SIGNATURES, SHOP.WRONG_SIGNATURES.plus(1))
                .set(SHOP.WRONG_SIGNATURE_AT, now())
                .where(of(id))
                .execute();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Condition of(UUID id) {
        return SHOP.WORKSPACE_ID.eq(Acting.workspace()).and(SHOP.SHOP_ID.eq(id));
    }

    private static Shop shop(ShopRecord row) {
        return new Shop(
                row.getShopId(),
                row.getAddress(),
                Shop.State.of(row.getState()),
                Optional.of(row.getProblem()).filter(word -> !word.isEmpty()).map(Trouble::of),
                row.getProblemDetail(),
                instant(row.getProblemSince()),
                row.getFailures(),
                instant(row.getNotBefore()),
                Shop.Webhooks.of(row.getWebhooks()),
                instant(row.getWebhookAt()),
                row.getWrongSignatures(),
                instant(row.getWrongSignatureAt()));
    }

    private static Optional<Instant> instant(OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
