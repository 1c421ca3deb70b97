package org.peyvand.conversation.reading;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.peyvand.customer.CustomerList;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Teams;
import org.springframework.stereotype.Component;

/** The names of those who take part: customers and members. */
@Component
public class Names {

    private final CustomerList customers;
    private final Members members;
    private final Teams teams;

    Names(CustomerList customers, Members members, Teams teams) {
        this.customers = customers;
        this.members = members;
        this.teams = teams;
    }

    /** Customers as lists show them, by their ids. */
    public Map<UUID, CustomerList.Row> named(Collection<UUID> ids) {
        return customers.byId(ids);
    }

    /** What a customer is called where only their name or an address will do; empty where neither is known. */
    public String of(UUID customer) {
        return Optional.ofNullable(named(List.of(customer)).get(customer))
                .map(row -> row.name().isEmpty()
                        ? row.handle().map(handle -> handle.typed()).orElse("")
                        : row.name())
                .orElse("");
    }

    /** All who have not left. */
    public List<Members.Member> members() {
        return members.all();
    }

    /** Those there are, but for closed ones whoever acts is no member of. */
    public List<Teams.Team> teams() {
        var hidden = teams.hidden();
        return teams.all().stream().filter(team -> !hidden.contains(team.id())).toList();
    }

    /** Of the teams there are. */
    public Map<UUID, String> teamNames() {
        return teams().stream().collect(Collectors.toMap(Teams.Team::id, Teams.Team::name));
    }

    /** Of those who have not left; who has is missing. */
    public Map<UUID, String> memberNames() {
        var names = new HashMap<UUID, String>();
        members.all().forEach(member -> names.put(member.id(), member.name()));
        return names;
    }
}
