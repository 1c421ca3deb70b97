package org.peyvand.workspace.entry;

import static org.peyvand.workspace.db.Tables.INVITATION;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.db.tables.records.InvitationRecord;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links by which people become members: each used once, valid for a week. */
@Service
public class Invitations {

    private static final Duration VALID = Duration.ofDays(7);

    private final DSLContext db;
    private final Clock clock;
    private final Accounts accounts;
    private final Members members;
    private final Joining joining;
    private final Audit audit;

    Invitations(DSLContext db, Clock clock, Accounts accounts, Members members, Joining joining, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.accounts = accounts;
        this.members = members;
        this.joining = joining;
        this.audit = audit;
    }

    /** The path to hand to the invited person; it cannot be shown again. */
    @Transactional
    public String invite(String email, Role role) {
        Acting.require(Permission.MANAGE_MEMBERS);
        if (role == Role.OWNER) throw new Refused(HttpStatus.BAD_REQUEST, "workspace.refused.ownerByInvitation");
        Accounts.refuseUnlessEmail(email);
        if (hasEmail(email)) throw Refused.conflict("workspace.refused.alreadyMember");
        var secret = Secret.next();
        var id = UuidCreator.getTimeOrderedEpoch();
        db.insertInto(INVITATION)
                .set(INVITATION.WORKSPACE_ID, Acting.workspace())
                .set(INVITATION.INVITATION_ID, id)
                .set(INVITATION.EMAIL, Accounts.key(email))
                .set(INVITATION.ROLE, role.code())
                .set(INVITATION.TOKEN_HASH, secret.hash())
                .set(INVITATION.CREATED_BY, Acting.now().id().orElse(id))
                .set(INVITATION.CREATED_AT, now())
                .set(INVITATION.EXPIRES_AT, now().plus(VALID))
                .execute();
        audit.record(
                "member.invited", "invitation", id, Map.of("role", role.code(), Audit.NAME_THEN, Accounts.key(email)));
        return "/invitation/" + Acting.workspace() + "/" + id + "/" + secret.word();
    }

    private boolean hasEmail(String email) {
        return members.all().stream()
                .anyMatch(member -> Accounts.key(member.email()).equals(Accounts.key(email)));
    }

    /** Those still open. */
    @Transactional(readOnly = true)
    public List<Invitation> open() {
        Acting.require(Permission.MANAGE_MEMBERS);
        return db.selectFrom(INVITATION)
                .where(INVITATION.WORKSPACE_ID.eq(Acting.workspace()))
                .and(stands())
                .orderBy(INVITATION.CREATED_AT)
                .fetch(row -> new Invitation(
                        row.getInvitationId(),
                        row.getEmail(),
                        Role.of(row.getRole()),
                        row.getExpiresAt().toInstant()));
    }

    /**
     * Takes a link back.
     *
     * @throws Refused when there is none that could still be used
     */
    @Transactional
    public void withdraw(UUID id) {
        Acting.require(Permission.MANAGE_MEMBERS);
        var email = db.update(INVITATION)
                .set(INVITATION.WITHDRAWN_AT, now())
                .where(INVITATION.WORKSPACE_ID.eq(Acting.workspace()), INVITATION.INVITATION_ID.eq(id))
                .and(stands())
                .returning(INVITATION.EMAIL)
                .fetchOptional(INVITATION.EMAIL)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "workspace.refused.link"));
        audit.record("member.uninvited", "invitation", id, Map.of(Audit.NAME_THEN, email));
    }

    /** @throws Refused when the link was used, withdrawn, is too old, or never was */
    @Transactional(readOnly = true)
    public Invitation read(UUID id, Secret secret) {
        var row = standing(id, secret);
        return new Invitation(
                id, row.getEmail(), Role.of(row.getRole()), row.getExpiresAt().toInstant());
    }

    /**
     * Makes the invited person a member: with a new account, or the one they already have, whose password they then
     * show.
     */
    @Transactional
    public void accept(UUID id, Secret secret, String name, String password, Language language, LogIn logIn) {
        var row = standing(id, secret);
        var used = db.update(INVITATION)
                .set(INVITATION.USED_AT, now())
                .where(INVITATION.WORKSPACE_ID.eq(Acting.workspace()), INVITATION.INVITATION_ID.eq(id))
                .and(stands())
                .execute();
        if (used == 0) throw gone();
        var account = accounts.byEmail(row.getEmail())
                .map(known -> logIn.checked(known.getEmail(), password).getAccountId())
                .orElseGet(() -> accounts.create(row.getEmail(), password, name, language));
        joining.join(account, name, Role.of(row.getRole()));
    }

    private InvitationRecord standing(UUID id, Secret secret) {
        return db.fetchOptional(
                        INVITATION,
                        INVITATION.WORKSPACE_ID.eq(Acting.workspace()),
                        INVITATION.INVITATION_ID.eq(id),
                        stands())
                .filter(row -> secret.matches(row.getTokenHash()))
                .orElseThrow(Invitations::gone);
    }

    private Condition stands() {
        return INVITATION.USED_AT.isNull().and(INVITATION.WITHDRAWN_AT.isNull()).and(INVITATION.EXPIRES_AT.gt(now()));
    }

    private static Refused gone() {
        return new Refused(HttpStatus.GONE, "workspace.refused.link");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
