package org.peyvand.commerce.woocommerce;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peyvand.commerce.woocommerce.Things.Kind;
import org.peyvand.customer.People;
import org.peyvand.customer.Person;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Takes a shop's registered customers: found as an import finds people, written down where they are new, never joined. */
@Component
class CustomerTaking {

    private final Things things;
    private final Notices notices;
    private final People people;
    private final Workspaces workspaces;

    CustomerTaking(Things things, Notices notices, People people, Workspaces workspaces) {
        this.things = things;
        this.notices = notices;
        this.people = people;
        this.workspaces = workspaces;
    }

    /** Those that cannot be taken wait with their reasons. */
    @Transactional
    public void take(Shop shop, List<JsonNode> customers) {
        var held = things.hold(
                shop.id(),
                Kind.CUSTOMER,
                customers.stream()
                        .map(one -> one.path("id").asLong(0))
                        .filter(id -> id > 0)
                        .toList());
        var reading = new WooPerson(shop, workspaces.settings().phoneRegion());
        var somebody = new ArrayList<Person>();
        for (var customer : customers) {
            try {
                var person = person(reading, customer);
                var thing = held.get(customer.path("id").asLong());
                var hash = Notices.hash(person.toString().getBytes(StandardCharsets.UTF_8));
                if (Things.saysTheSame(thing, hash) || isOlder(customer, Things.modified(thing))) continue;
                thing.setContentHash(hash);
                thing.setModifiedAt(
                        OrderTaking.modified(customer).map(Things::time).orElse(thing.getModifiedAt()));
                thing.update();
                notices.settled(shop.id(), Kind.CUSTOMER, thing.getExternalId(), Optional.empty());
                somebody.add(person);
            } catch (NotTaken why) {
                refuse(shop, customer, why);
            }
        }
        people.resolve(somebody);
    }

    private static boolean isOlder(JsonNode customer, Optional<Instant> known) {
        return known.isPresent()
                && OrderTaking.modified(customer).filter(known.get()::isAfter).isPresent();
    }

    private static Person person(WooPerson reading, JsonNode customer) {
        try {
            return reading.registered(customer);
        } catch (Refused absurd) {
            throw new NotTaken("absurd", absurd.key());
        }
    }

    private void refuse(Shop shop, JsonNode customer, NotTaken why) {
        var raw = customer.toString().getBytes(StandardCharsets.UTF_8);
        var id = customer.path("id").asLong(0);
        notices.refuse(shop.id(), raw, why, "customer", Kind.CUSTOMER, id, OrderTaking.modified(customer));
    }
}
