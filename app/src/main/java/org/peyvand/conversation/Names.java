package org.peyvand.conversation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peyvand.customer.CustomerList;
import org.peyvand.workspace.Members;
import org.springframework.stereotype.Component;

/** The names of those who take part: customers and members. */
@Component
class Names {

    private final CustomerList customers;
    private final Members members;

    Names(CustomerList customers, Members members) {
        this.customers = customers;
        this.members = members;
    }

    Map<UUID, CustomerList.Row> named(Collection<UUID> ids) {
        return customers.of(ids.stream().distinct().toList()).stream()
                .collect(Collectors.toMap(CustomerList.Row::id, Function.identity()));
    }

    List<Members.Member> members() {
        return members.all();
    }

    /** Of those who have not left; who has is missing. */
    Map<UUID, String> memberNames() {
        var names = new HashMap<UUID, String>();
        members.all().forEach(member -> names.put(member.id(), member.name()));
        return names;
    }
}
