package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.ACCOUNT;
import static org.peyvand.workspace.db.Tables.MEMBER;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.entry.AccountInView;
import org.peyvand.workspace.entry.Accounts;
import org.peyvand.workspace.entry.Joining;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The people of the workspace acted in, and what each may do. */
@Service
public class Members {

    private final DSLContext db;
    private final Clock clock;
    private final Accounts accounts;
    private final Joining joining;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Members(
            DSLContext db,
            Clock clock,
            Accounts accounts,
            Joining joining,
            Audit audit,
            ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.accounts = accounts;
        this.joining = joining;
        this.audit = audit;
        this.events = events;
    }

    /** One member who has not left. */
    public record Member(UUID id, UUID account, String name, String email, Role role) {}

    /** Those who have not left, by name. */
    @Transactional(readOnly = true)
    public List<Member> all() {
        return db.select(MEMBER.fields())
                .select(ACCOUNT.EMAIL)
                .from(MEMBER)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(MEMBER.ACCOUNT_ID))
                .where(MEMBER.WORKSPACE_ID.eq(Acting.workspace()))
                .and(MEMBER.LEFT_AT.isNull())
                .orderBy(MEMBER.NAME, MEMBER.MEMBER_ID)
                .fetch(Members::member);
    }

    /**
     * Adds a person with a new account.
     *
     * @throws Refused when the address is in use, or the password too weak
     */
    @Transactional
    public UUID add(String email, String password, String name, Role role, Language language) {
        Acting.require(Permission.MANAGE_MEMBERS);
        return joining.join(accounts.create(email, password, name, language), name, role);
    }

    /** The member takes another name, which pages and the audit log show from then on. */
    @Transactional
    public void rename(UUID member, String name) {
        if (!Acting.now().id().equals(Optional.of(member))) Acting.require(Permission.MANAGE_MEMBERS);
        Joining.refuseBadName(name);
        var before = byId(member).orElseThrow(Members::unknown);
        if (before.name().equals(name.strip())) return;
        db.update(MEMBER)
                .set(MEMBER.NAME, name.strip())
                .where(MEMBER.WORKSPACE_ID.eq(Acting.workspace()), MEMBER.MEMBER_ID.eq(member))
                .execute();
        audit.record("member.renamed", "member", member, Map.of("from", before.name(), "to", name.strip()));
    }

    /**
     * Gives a member another role.
     *
     * @throws Refused when it would leave the workspace without an owner, or an admin touches an owner
     */
    @Transactional
    public void give(UUID member, Role role) {
        Acting.require(Permission.MANAGE_MEMBERS);
        var present = changeable(member);
        if (role == Role.OWNER && Acting.now().role() != Role.OWNER) throw forbidden();
        if (present.role() == Role.OWNER && role != Role.OWNER) refuseLastOwner();
        db.update(MEMBER)
                .set(MEMBER.ROLE, role.code())
                .where(MEMBER.WORKSPACE_ID.eq(Acting.workspace()), MEMBER.MEMBER_ID.eq(member))
                .execute();
        audit.record(
                "member.role",
                "member",
                member,
                Map.of("fromRole", present.role().code(), "toRole", role.code()));
        events.publishEvent(new MemberChanged(member));
    }

    /**
     * Ends a membership; whoever it was is out at the next click.
     *
     * @throws Refused when it is the last owner's, or an admin touches an owner
     */
    @Transactional
    public void remove(UUID member) {
        Acting.require(Permission.MANAGE_MEMBERS);
        var present = changeable(member);
        if (present.role() == Role.OWNER) refuseLastOwner();
        db.update(MEMBER)
                .set(MEMBER.LEFT_AT, now())
                .where(MEMBER.WORKSPACE_ID.eq(Acting.workspace()), MEMBER.MEMBER_ID.eq(member))
                .execute();
        audit.record("member.left", "member", member, Map.of("name", present.name()));
        events.publishEvent(new MemberChanged(member));
    }

    /**
     * A single-use link by which the member sets a new password; refused for an account that is at home in other
     * workspaces too, where this workspace's admin has no say.
     */
    @Transactional
    public String offerPasswordReset(UUID member) {
        Acting.require(Permission.MANAGE_MEMBERS);
        var present = changeable(member);
        var memberships = AccountInView.of(present.account(), () -> memberships(present.account()));
        if (memberships.size() > 1) throw new Refused(HttpStatus.FORBIDDEN, "workspace.refused.elsewhereToo");
        audit.record("member.reset", "member", member, Map.of());
        return "/password/" + accounts.offerReset(present.account()).word();
    }

    private Member changeable(UUID id) {
        var member = byId(id).orElseThrow(Members::unknown);
        if (member.role() == Role.OWNER && Acting.now().role() != Role.OWNER) throw forbidden();
        return member;
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "workspace.refused.noMember");
    }

    private static Refused forbidden() {
        return new Refused(HttpStatus.FORBIDDEN, "workspace.refused.role");
    }

    /** Locks the owners' rows, so that two who step down at once cannot both do so. */
    private void refuseLastOwner() {
        var owners = db.select(MEMBER.MEMBER_ID)
                .from(MEMBER)
                .where(MEMBER.WORKSPACE_ID.eq(Acting.workspace()))
                .and(MEMBER.ROLE.eq(Role.OWNER.code()))
                .and(MEMBER.LEFT_AT.isNull())
                .forUpdate()
                .fetch();
        if (owners.size() < 2) throw new Refused(HttpStatus.CONFLICT, "workspace.refused.lastOwner");
    }

    @Transactional(readOnly = true)
    Optional<Member> byId(UUID id) {
        return all().stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /** The account's own memberships in all workspaces; a transaction of its own, since it names no workspace. */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    public List<Membership> memberships(UUID account) {
        return db.selectFrom(MEMBER)
                .where(MEMBER.ACCOUNT_ID.eq(account))
                .and(MEMBER.LEFT_AT.isNull())
                .orderBy(MEMBER.JOINED_AT, MEMBER.MEMBER_ID)
                .fetch(row -> new Membership(
                        new WorkspaceId(row.getWorkspaceId()),
                        row.getMemberId(),
                        row.getName(),
                        Role.of(row.getRole())));
    }

    /** A membership as seen from the account. */
    public record Membership(WorkspaceId workspace, UUID member, String name, Role role) {}

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Member member(Record row) {
        return new Member(
                row.get(MEMBER.MEMBER_ID),
                row.get(MEMBER.ACCOUNT_ID),
                row.get(MEMBER.NAME),
                row.get(ACCOUNT.EMAIL),
                Role.of(row.get(MEMBER.ROLE)));
    }
}
