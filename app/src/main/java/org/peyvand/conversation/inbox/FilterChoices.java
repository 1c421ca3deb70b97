package org.peyvand.conversation.inbox;

import java.util.List;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Teams;

/**
 * What the inbox can be narrowed to.
 *
 * @param channels their words
 * @param saved one's own and those shared
 */
public record FilterChoices(
        List<Members.Member> members,
        List<Teams.Team> teams,
        List<String> channels,
        List<SavedFilters.SavedFilter> saved) {}
