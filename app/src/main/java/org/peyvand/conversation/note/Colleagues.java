package org.peyvand.conversation.note;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Teams;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who can be asked about a conversation: those who may answer there, and of a closed team's only those who see it. */
@Component
public class Colleagues {

    private final Members members;
    private final Teams teams;

    Colleagues(Members members, Teams teams) {
        this.members = members;
        this.teams = teams;
    }

    /** All who could be asked but for whoever acts. */
    @Transactional(readOnly = true)
    public List<Members.Member> others(Optional<UUID> team) {
        return members.all().stream()
                .filter(member -> !Acting.now().id().equals(Optional.of(member.id())))
                .filter(member -> sees(member, team))
                .toList();
    }

    private boolean sees(Members.Member member, Optional<UUID> team) {
        return member.role().allows(Permission.ANSWER_CONVERSATIONS)
                && team.filter(closed -> !teams.sees(member.id(), closed)).isEmpty();
    }

    /**
     * The name of the member asked.
     *
     * @throws Refused when they may not see the conversation
     */
    @Transactional(readOnly = true)
    public String member(UUID id, Optional<UUID> team) {
        var asked = members.all().stream().filter(one -> one.id().equals(id)).findFirst();
        return asked.map(known -> {
                    if (!sees(known, team)) throw Refused.because("question.refused.outside");
                    return known.name();
                })
                .orElseThrow(Refused::notFound);
    }

    /**
     * The name of the team asked.
     *
     * @throws Refused when there is none in it who may see the conversation
     */
    @Transactional(readOnly = true)
    public String team(UUID id, Optional<UUID> of) {
        var asked = teams.find(id).orElseThrow(Refused::notFound);
        var some = members.all().stream()
                .filter(member -> asked.members().contains(member.id()))
                .anyMatch(member -> sees(member, of));
        if (!some) throw Refused.because("question.refused.team");
        return asked.name();
    }

    /** The teams whoever acts belongs to. */
    @Transactional(readOnly = true)
    public List<UUID> ownTeams() {
        var me = Acting.now().id();
        return teams.all().stream()
                .filter(team -> me.filter(team.members()::contains).isPresent())
                .map(Teams.Team::id)
                .toList();
    }
}
