package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.SIGNING_KEY;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The key each workspace signs with, made when it is first needed. */
@Component
class SigningKeys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DSLContext db;
    private final Clock clock;
    private final Map<UUID, byte[]> keys = new ConcurrentHashMap<>();

    SigningKeys(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** HMAC-SHA-256 of the purpose and the text, with the key of the workspace acted in; within a transaction. */
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

    private byte[] key() {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        db.insertInto(SIGNING_KEY)
                .set(SIGNING_KEY.WORKSPACE_ID, Acting.workspace())
                .set(SIGNING_KEY.KEY, key)
                .set(SIGNING_KEY.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute();
        return db.fetchSingle(SIGNING_KEY, SIGNING_KEY.WORKSPACE_ID.eq(Acting.workspace()))
                .getKey();
    }
}
