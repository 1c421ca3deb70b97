package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.CONSENT;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.peyvand.customer.db.tables.records.ConsentRecord;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of consent: what each address may be written to for. Service goes where it is asked for; marketing goes only
 * where consent was given and not withdrawn since.
 */
@Service
public class Consents {

    private static final int LONGEST_HOW = 200;
    private static final int MOST_SHOWN = 20;

    private final DSLContext db;
    private final Clock clock;

    Consents(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Writes down what was said of an address, by whoever acts.
     *
     * @throws Refused when it is no address one writes to, or it is not said how consent was given
     */
    @Transactional
    public void note(Handle handle, Purpose purpose, Consent.State state, String how) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        if (handle.kind() == HandleKind.SHOP) throw Refused.because("consent.refused.address");
        if (state == Consent.State.GIVEN && how.isBlank()) throw Refused.because("consent.refused.how");
        if (how.strip().length() > LONGEST_HOW) throw Refused.because("consent.refused.long", LONGEST_HOW);
        db.insertInto(CONSENT)
                .set(CONSENT.WORKSPACE_ID, Acting.workspace())
                .set(CONSENT.CONSENT_ID, UuidCreator.getTimeOrderedEpoch())
                .set(CONSENT.KIND, handle.kind().code())
                .set(CONSENT.KEY, handle.key())
                .set(CONSENT.PURPOSE, purpose.code())
                .set(CONSENT.STATE, state.code())
                .set(CONSENT.HOW, how.strip().replace("\0", ""))
                .set(CONSENT.AUTHOR, Acting.now().name())
                .set(CONSENT.AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** What was said last of that address for that purpose; empty where nothing ever was. */
    @Transactional(readOnly = true)
    public Optional<Consent> last(HandleKind kind, String key, Purpose purpose) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.selectFrom(CONSENT)
                .where(of(kind, key), CONSENT.PURPOSE.eq(purpose.code()))
                .orderBy(CONSENT.CONSENT_ID.desc())
                .limit(1)
                .fetchOptional(Consents::consent);
    }

    /** Whether an address may be written to. */
    @Transactional(readOnly = true)
    public boolean allows(HandleKind kind, String key, Purpose purpose) {
        return switch (purpose) {
            case SERVICE -> true;
            case MARKETING ->
                last(kind, key, purpose)
                        .filter(said -> said.state() == Consent.State.GIVEN)
                        .isPresent();
        };
    }

    /** What was said of each of a customer's addresses one writes to, the last word first, at most 20; by handle. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Consent>> of(Customer customer) {
        Acting.require(Permission.SEE_CUSTOMERS);
        var said = new HashMap<UUID, List<Consent>>();
        customer.handles().stream()
                .filter(known -> known.handle().kind() != HandleKind.SHOP)
                .forEach(known -> said.put(known.id(), history(known.handle())));
        return said;
    }

    private List<Consent> history(Handle handle) {
        return db.selectFrom(CONSENT)
                .where(of(handle.kind(), handle.key()))
                .orderBy(CONSENT.CONSENT_ID.desc())
                .limit(MOST_SHOWN)
                .fetch(Consents::consent);
    }

    private static Consent consent(ConsentRecord row) {
        return new Consent(
                Purpose.of(row.getPurpose()).orElseThrow(),
                Consent.State.of(row.getState()),
                row.getHow(),
                row.getAuthor(),
                row.getAt().toInstant());
    }

    private static Condition of(HandleKind kind, String key) {
        return CONSENT.WORKSPACE_ID
                .eq(Acting.workspace())
                .and(CONSENT.KIND.eq(kind.code()))
                .and(CONSENT.KEY.eq(key));
    }
}
