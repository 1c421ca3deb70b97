package org.peyvand.workspace.program;

import static org.peyvand.workspace.db.Tables.API_KEY;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.WorkspaceId;
import org.peyvand.workspace.entry.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys with which programs call the API. A key reads {@code peyvand_<workspace and key id>_<secret>}: it names its
 * workspace itself, so it is looked up behind the wall; only the secret's hash is kept.
 */
@Service
public class ApiKeys {

    private static final String PREFIX = "peyvand_";
    private static final int IDS_LENGTH = 43;
    private static final Duration USE_NOTED_EVERY = Duration.ofHours(1);

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final TransactionTemplate writing;
    private final JdbcTemplate plain;

    ApiKeys(DSLContext db, Clock clock, Audit audit, PlatformTransactionManager transactions, JdbcTemplate plain) {
        this.plain = plain;
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.writing = new TransactionTemplate(transactions);
    }

    /** A key as the settings list it. */
    public record Key(
            UUID id, String name, Role role, String createdBy, Instant createdAt, Optional<Instant> lastUsed) {}

    /** Makes a key and returns its full text, which cannot be shown again. */
    @Transactional
    public String create(String name, Role role) {
        Acting.require(Permission.MANAGE_KEYS);
        if (name.isBlank() || name.length() > 100) throw new Refused(HttpStatus.BAD_REQUEST, "workspace.refused.name");
        if (role == Role.OWNER) throw new Refused(HttpStatus.BAD_REQUEST, "workspace.refused.ownerKey");
        var id = UuidCreator.getTimeOrderedEpoch();
        var secret = Secret.next();
        db.insertInto(API_KEY)
                .set(API_KEY.WORKSPACE_ID, Acting.workspace())
                .set(API_KEY.KEY_ID, id)
                .set(API_KEY.NAME, name.strip())
                .set(API_KEY.SECRET_HASH, secret.hash())
                .set(API_KEY.ROLE, role.code())
                .set(API_KEY.CREATED_BY, Acting.now().name())
                .set(API_KEY.CREATED_AT, now())
                .execute();
        audit.record("key.created", "key", id, Map.of("name", name.strip(), "role", role.code()));
        return PREFIX + ids(Acting.workspace(), id) + "_" + secret.word();
    }

    /** The keys in force, oldest first. */
    @Transactional(readOnly = true)
    public List<Key> all() {
        Acting.require(Permission.MANAGE_KEYS);
        return db.selectFrom(API_KEY)
                .where(API_KEY.WORKSPACE_ID.eq(Acting.workspace()), API_KEY.REVOKED_AT.isNull())
                .orderBy(API_KEY.KEY_ID)
                .fetch(row -> new Key(
                        row.getKeyId(),
                        row.getName(),
                        Role.of(row.getRole()),
                        row.getCreatedBy(),
                        row.getCreatedAt().toInstant(),
                        Optional.ofNullable(row.getLastUsedAt()).map(OffsetDateTime::toInstant)));
    }

    /** Ends a key at once. */
    @Transactional
    public void revoke(UUID id) {
        Acting.require(Permission.MANAGE_KEYS);
        var revoked = db.update(API_KEY)
                .set(API_KEY.REVOKED_AT, now())
                .where(API_KEY.WORKSPACE_ID.eq(Acting.workspace()), API_KEY.KEY_ID.eq(id), API_KEY.REVOKED_AT.isNull())
                .execute();
        if (revoked == 0) throw new Refused(HttpStatus.NOT_FOUND, "workspace.refused.noKey");
        audit.record("key.revoked", "key", id, Map.of());
    }

    /** The ids inside a key's text, unproven. */
    static Optional<Named> named(String text) {
        if (!text.startsWith(PREFIX) || text.length() < PREFIX.length() + IDS_LENGTH + 2) return Optional.empty();
        try {
            var ids = ByteBuffer.wrap(
                    Base64.getUrlDecoder().decode(text.substring(PREFIX.length(), PREFIX.length() + IDS_LENGTH)));
            var workspace = new WorkspaceId(new UUID(ids.getLong(), ids.getLong()));
            var key = new UUID(ids.getLong(), ids.getLong());
            return Optional.of(new Named(workspace, key, new Secret(text.substring(PREFIX.length() + IDS_LENGTH + 1))));
        } catch (IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }

    record Named(WorkspaceId workspace, UUID key, Secret secret) {}

    private static final String IN_FORCE =
            "select name, secret_hash, role, last_used_at from workspace.key_in_force(?, ?)";

    /**
     * The actor of a key that is in force and whose secret is right; called while acting in its workspace. Every request of
     * a program begins by this, so it is one statement, and has no transaction of its own.
     */
    @Transactional(propagation = Propagation.NEVER)
    public Optional<Actor> actor(Named named) {
        return plain.query(IN_FORCE, ApiKeys::stored, named.workspace().value(), named.key()).stream()
                .filter(key -> named.secret().matches(key.hash()))
                .findFirst()
                .map(key -> {
                    noteUse(named, key.lastUsed());
                    return new Actor(
                            named.workspace(), Actor.Kind.KEY, Optional.of(named.key()), key.name(), key.role());
                });
    }

    private record Stored(String name, byte[] hash, Role role, Optional<OffsetDateTime> lastUsed) {}

    private static Stored stored(ResultSet row, int number) throws SQLException {
        var lastUsed = Optional.ofNullable(row.getObject(4, OffsetDateTime.class));
        return new Stored(row.getString(1), row.getBytes(2), Role.of(row.getString(3)), lastUsed);
    }

    private void noteUse(Named named, Optional<OffsetDateTime> last) {
        if (last.filter(now().minus(USE_NOTED_EVERY)::isBefore).isPresent()) return;
        writing.executeWithoutResult(_ -> db.update(API_KEY)
                .set(API_KEY.LAST_USED_AT, now())
                .where(API_KEY.WORKSPACE_ID.eq(named.workspace().value()), API_KEY.KEY_ID.eq(named.key()))
                .execute());
    }

    private static String ids(UUID workspace, UUID key) {
        var bytes = ByteBuffer.allocate(32)
                .putLong(workspace.getMostSignificantBits())
                .putLong(workspace.getLeastSignificantBits())
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
