package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.SETUP_LINK;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.peyvand.web.Refused;
import org.peyvand.workspace.entry.Accounts;
import org.peyvand.workspace.entry.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The first workspace and its owner, made with a link that is printed at the start of an empty installation. */
@Service
public class SetUp {

    private static final Duration VALID = Duration.ofDays(1);

    private final DSLContext db;
    private final Clock clock;
    private final Accounts accounts;
    private final Members members;
    private final Founding founding;

    SetUp(DSLContext db, Clock clock, Accounts accounts, Members members, Founding founding) {
        this.members = members;
        this.db = db;
        this.clock = clock;
        this.accounts = accounts;
        this.founding = founding;
    }

    /** Whether nobody has an account yet. */
    public boolean isNeeded() {
        return accounts.none();
    }

    /** The path of a new set-up link while nobody has an account; earlier links end with it. */
    @Transactional
    public Optional<String> offer() {
        if (!accounts.none()) return Optional.empty();
        var secret = Secret.next();
        db.update(SETUP_LINK)
                .set(SETUP_LINK.USED_AT, now())
                .where(SETUP_LINK.USED_AT.isNull())
                .execute();
        db.insertInto(SETUP_LINK)
                .set(SETUP_LINK.TOKEN_HASH, secret.hash())
                .set(SETUP_LINK.CREATED_AT, now())
                .set(SETUP_LINK.EXPIRES_AT, now().plus(VALID))
                .execute();
        return Optional.of("/setup/" + secret.word());
    }

    @Transactional(readOnly = true)
    boolean stands(Secret secret) {
        return db.fetchExists(
                SETUP_LINK,
                SETUP_LINK
                        .TOKEN_HASH
                        .eq(secret.hash())
                        .and(SETUP_LINK.USED_AT.isNull())
                        .and(SETUP_LINK.EXPIRES_AT.gt(now())));
    }

    record Owner(String name, String email, String password) {}

    /** Uses the link up and makes the workspace and its owner, all or nothing. */
    void complete(Secret secret, WorkspaceSettings settings, Owner owner) {
        var workspace = Workspaces.newId();
        Acting.run(
                Actor.system(workspace),
                () -> founding.found(
                        settings,
                        () -> members.add(
                                owner.email(), owner.password(), owner.name(), Role.OWNER, settings.language()),
                        () -> use(secret)));
    }

    private void use(Secret secret) {
        var used = db.update(SETUP_LINK)
                .set(SETUP_LINK.USED_AT, now())
                .where(SETUP_LINK.TOKEN_HASH.eq(secret.hash()))
                .and(SETUP_LINK.USED_AT.isNull())
                .and(SETUP_LINK.EXPIRES_AT.gt(now()))
                .execute();
        if (used == 0) throw new Refused(HttpStatus.GONE, "workspace.refused.link");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** One transaction around the whole of it. */
    @Service
    static class Founding {

        private final Workspaces workspaces;
        private final HolidayTable holidays;

        Founding(Workspaces workspaces, HolidayTable holidays) {
            this.workspaces = workspaces;
            this.holidays = holidays;
        }

        @Transactional
        void found(WorkspaceSettings settings, Runnable owner, Runnable first) {
            first.run();
            workspaces.create(settings);
            holidays.fillWithSolarHolidays(settings);
            owner.run();
        }
    }
}
