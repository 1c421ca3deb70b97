package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.TEAM;
import static org.peyvand.workspace.db.Tables.TEAM_MEMBER;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.peyvand.web.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The teams of the workspace acted in: who belongs to them, and which keep their things to themselves. */
@Service
public class Teams {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 60;

    private final DSLContext db;
    private final Clock clock;
    private final Members members;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Teams(DSLContext db, Clock clock, Members members, Audit audit, ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.members = members;
        this.audit = audit;
        this.events = events;
    }

    /**
     * One team.
     *
     * @param closed whether its things are for its members alone, and for admins and owners
     * @param members also those who have left the workspace since
     */
    public record Team(UUID id, String name, boolean closed, Set<UUID> members) {}

    /** Those there are, by name. */
    @Transactional(readOnly = true)
    public List<Team> all() {
        var joined = db.selectFrom(TEAM_MEMBER).where(TEAM_MEMBER.WORKSPACE_ID.eq(Acting.workspace())).fetch().stream()
                .collect(Collectors.groupingBy(
                        row -> row.getTeamId(), Collectors.mapping(row -> row.getMemberId(), Collectors.toSet())));
        return db.selectFrom(TEAM)
                .where(TEAM.WORKSPACE_ID.eq(Acting.workspace()), TEAM.REMOVED_AT.isNull())
                .orderBy(TEAM.NAME, TEAM.TEAM_ID)
                .fetch(row -> new Team(
                        row.getTeamId(),
                        row.getName(),
                        row.getClosed(),
                        joined.getOrDefault(row.getTeamId(), Set.of())));
    }

    /** The team, unless it is removed. */
    @Transactional(readOnly = true)
    public Optional<Team> find(UUID id) {
        return all().stream().filter(team -> team.id().equals(id)).findFirst();
    }

    /** The closed teams whose things whoever acts may not see: none for owners, admins and Peyvand itself. */
    @Transactional(readOnly = true)
    public Set<UUID> hidden() {
        var actor = Acting.now();
        if (seesAll(actor)) return Set.of();
        return db.select(TEAM.TEAM_ID)
                .from(TEAM)
                .where(TEAM.WORKSPACE_ID.eq(Acting.workspace()), TEAM.CLOSED.isTrue())
                .and(DSL.notExists(membership(actor.id().orElse(new UUID(0, 0)))))
                .fetchSet(TEAM.TEAM_ID);
    }

    private static boolean seesAll(Actor actor) {
        return actor.kind() == Actor.Kind.SYSTEM || isOverAll(actor.role());
    }

    private static boolean isOverAll(Role role) {
        return role == Role.OWNER || role == Role.ADMIN;
    }

    /** Whether a member sees what is that team's, also of one that is removed. */
    @Transactional(readOnly = true)
    public boolean sees(UUID member, UUID team) {
        var closedToThem = db.fetchExists(db.selectOne()
                .from(TEAM)
                .where(TEAM.WORKSPACE_ID.eq(Acting.workspace()), TEAM.TEAM_ID.eq(team), TEAM.CLOSED.isTrue())
                .and(DSL.notExists(membership(member))));
        return !closedToThem
                || members.byId(member).filter(one -> isOverAll(one.role())).isPresent();
    }

    private Select<?> membership(UUID member) {
        return db.selectOne()
                .from(TEAM_MEMBER)
                .where(TEAM_MEMBER.WORKSPACE_ID.eq(TEAM.WORKSPACE_ID), TEAM_MEMBER.TEAM_ID.eq(TEAM.TEAM_ID))
                .and(TEAM_MEMBER.MEMBER_ID.eq(member));
    }

    /** @throws Refused when the name is none, one of the members is none of ours, or there are too many teams */
    @Transactional
    public UUID add(String name, boolean closed, Collection<UUID> who) {
        Acting.require(Permission.MANAGE_MEMBERS);
        check(name, who);
        if (all().size() >= MOST) throw Refused.because("team.refused.many", MOST);
        var id = UuidCreator.getTimeOrderedEpoch();
        db.insertInto(TEAM)
                .set(TEAM.WORKSPACE_ID, Acting.workspace())
                .set(TEAM.TEAM_ID, id)
                .set(TEAM.NAME, name.strip())
                .set(TEAM.CLOSED, closed)
                .set(TEAM.CREATED_AT, now())
                .execute();
        join(id, who);
        audit.record("team.added", "team", id, Map.of("name", name.strip()));
        events.publishEvent(new TeamsChanged());
        return id;
    }

    /** As {@link #add}, of one that is there. */
    @Transactional
    public void change(UUID id, String name, boolean closed, Collection<UUID> who) {
        Acting.require(Permission.MANAGE_MEMBERS);
        check(name, who);
        var before = find(id).orElseThrow(Refused::notFound);
        var changed = db.update(TEAM)
                .set(TEAM.NAME, name.strip())
                .set(TEAM.CLOSED, closed)
                .where(TEAM.WORKSPACE_ID.eq(Acting.workspace()), TEAM.TEAM_ID.eq(id))
                .and(TEAM.REMOVED_AT.isNull())
                .execute();
        if (changed == 0) throw Refused.notFound();
        db.deleteFrom(TEAM_MEMBER)
                .where(TEAM_MEMBER.WORKSPACE_ID.eq(Acting.workspace()), TEAM_MEMBER.TEAM_ID.eq(id))
                .execute();
        join(id, who);
        audit.record(
                "team.changed",
                "team",
                id,
                Map.of("name", name.strip()),
                Changes.none()
                        .changed("name", before.name(), name.strip())
                        .changed("closed", before.closed(), closed)
                        .changed("members", names(before.members()), names(who)));
        events.publishEvent(new TeamsChanged());
    }

    /** Removes the team; who saw what is its own, and who did not, stays as it was. */
    @Transactional
    public void remove(UUID id) {
        Acting.require(Permission.MANAGE_MEMBERS);
        var team = find(id).orElseThrow(Refused::notFound);
        db.update(TEAM)
                .set(TEAM.REMOVED_AT, now())
                .where(TEAM.WORKSPACE_ID.eq(Acting.workspace()), TEAM.TEAM_ID.eq(id))
                .execute();
        audit.record("team.removed", "team", id, Map.of("name", team.name()));
    }

    private void check(String name, Collection<UUID> who) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME)
            throw Refused.because("team.refused.name", LONGEST_NAME);
        var known = members.all().stream().map(Members.Member::id).collect(Collectors.toSet());
        if (!known.containsAll(who)) throw Refused.notFound();
    }

    private List<String> names(Collection<UUID> who) {
        return members.all().stream()
                .filter(member -> who.contains(member.id()))
                .map(Members.Member::name)
                .toList();
    }

    private void join(UUID team, Collection<UUID> who) {
        for (var member : Set.copyOf(who)) {
            db.insertInto(TEAM_MEMBER)
                    .set(TEAM_MEMBER.WORKSPACE_ID, Acting.workspace())
                    .set(TEAM_MEMBER.TEAM_ID, team)
                    .set(TEAM_MEMBER.MEMBER_ID, member)
                    .execute();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
