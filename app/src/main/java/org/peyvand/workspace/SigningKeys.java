package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.SIGNING_KEY;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.peyvand.workspace.db.tables.records.SigningKeyRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The key each workspace signs with, made when it is first needed. */
@Component
class SigningKeys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DSLContext db;
    private final Clock clock;
    private final TransactionTemplate reading;
    private final TransactionTemplate apart;
    private final Map<UUID, byte[]> keys = new ConcurrentHashMap<>();

    SigningKeys(DSLContext db, Clock clock, PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** HMAC-SHA-256 of the purpose and the text, with the key of the workspace acted in. */
    byte[] sign(String purpose, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.computeIfAbsent(Acting.workspace(), _ -> key()), "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made in a transaction of its own: what was signed with it must not outlive it. */
    private byte[] key() {
        return stored().orElseGet(() -> {
            apart.executeWithoutResult(_ -> make());
            return stored().orElseThrow();
        });
    }

    private Optional<byte[]> stored() {
        return reading.execute(_ -> db.fetchOptional(SIGNING_KEY, SIGNING_KEY.WORKSPACE_ID.eq(Acting.workspace()))
                .map(SigningKeyRecord::getKey));
    }

    private void make() {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        db.insertInto(SIGNING_KEY)
                .set(SIGNING_KEY.WORKSPACE_ID, Acting.workspace())
                .set(SIGNING_KEY.KEY, key)
                .set(SIGNING_KEY.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute();
    }
}
