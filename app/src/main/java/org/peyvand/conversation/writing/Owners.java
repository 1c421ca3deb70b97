package org.peyvand.conversation.writing;

import static org.peyvand.conversation.db.Tables.CONVERSATION;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.conversation.State;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.MemberChanged;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.TeamsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes conversations from those who cannot see to them any more, so that they stand among the unassigned, where somebody
 * looks. Of a closed one it stays known who saw to it, until it is taken up again.
 */
@Component
public class Owners {

    private final DSLContext db;
    private final Members members;
    private final Teams teams;

    Owners(DSLContext db, Members members, Teams teams) {
        this.db = db;
        this.members = members;
        this.teams = teams;
    }

    /** The conversation is taken up again: by nobody, where whoever saw to it cannot. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takenUp(ConversationRecord row) {
        var owner = Optional.ofNullable(row.getAssigneeId());
        if (owner.filter(id -> !answers(id) || isOutside(id, row.getTeamId())).isPresent()) row.setAssigneeId(null);
    }

    private boolean answers(UUID member) {
        return who().stream().anyMatch(one -> one.id().equals(member));
    }

    private List<Members.Member> who() {
        return members.all().stream()
                .filter(one -> one.role().allows(Permission.ANSWER_CONVERSATIONS))
                .toList();
    }

    private boolean isOutside(UUID member, UUID team) {
        return team != null && !teams.sees(member, team);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(MemberChanged changed) {
        if (answers(changed.member())) leaveClosedTeams(Set.of(changed.member()));
        else release(Set.of(changed.member()), DSL.noCondition());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(TeamsChanged changed) {
        leaveClosedTeams(who().stream().map(Members.Member::id).collect(Collectors.toSet()));
    }

    private void leaveClosedTeams(Set<UUID> who) {
        for (var team : teams.all()) {
            if (!team.closed()) continue;
            var outside = who.stream()
                    .filter(id -> !team.members().contains(id) && isOutside(id, team.id()))
                    .collect(Collectors.toSet());
            if (!outside.isEmpty()) release(outside, CONVERSATION.TEAM_ID.eq(team.id()));
        }
    }

    private void release(Set<UUID> owners, Condition which) {
        db.update(CONVERSATION)
                .setNull(CONVERSATION.ASSIGNEE_ID)
                .where(CONVERSATION.WORKSPACE_ID.eq(Acting.workspace()))
                .and(CONVERSATION.ASSIGNEE_ID.eq(DSL.any(owners.toArray(UUID[]::new))))
                .and(CONVERSATION.STATE.ne(DSL.inline(State.CLOSED.code())))
                .and(which)
                .execute();
    }
}
