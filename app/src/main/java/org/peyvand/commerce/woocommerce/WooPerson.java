package org.peyvand.commerce.woocommerce;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.peyvand.customer.Handle;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Person;
import tools.jackson.databind.JsonNode;

/**
 * Who a shop's customer or the buyer of an order is: by the shop's id for them where they are registered, and by phone and
 * mail. Addresses at the shop's own domain are left out: shops whose customers log in by mobile make them up.
 */
final class WooPerson {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST = 254;

    private final Shop shop;
    private final String region;

    /** @param region whose phone numbers need no country code */
    WooPerson(Shop shop, String region) {
        this.shop = shop;
        this.region = region;
    }

    Person buyer(JsonNode order) {
        var billing = order.path("billing");
        return person(order.path("customer_id").asLong(0), name(billing), billing, billing.path("email"));
    }

    Person registered(JsonNode customer) {
        var billing = customer.path("billing");
        var named = name(customer);
        var mail = customer.path("email").asString("").isBlank() ? billing.path("email") : customer.path("email");
        return person(WooText.id(customer), named.isEmpty() ? name(billing) : named, billing, mail);
    }

    /** The address a review was written from, if it is one that tells who somebody is. */
    Optional<Handle> mail(JsonNode mail) {
        return HandleKind.MAIL.read(WooText.text(mail, LONGEST), region).filter(handle -> !isMadeUp(handle.key()));
    }

    private Person person(long id, String name, JsonNode billing, JsonNode mail) {
        var handles = new ArrayList<Handle>();
        if (id > 0) HandleKind.SHOP.read(shop.name() + "/" + id, region).ifPresent(handles::add);
        HandleKind.MOBILE
                .read(WooText.text(billing.path("phone"), LONGEST), region)
                .ifPresent(handles::add);
        mail(mail).ifPresent(handles::add);
        return new Person(name, WooText.text(billing.path("city"), LONGEST_NAME), handles);
    }

    private static String name(JsonNode node) {
        var whole = Stream.of("first_name", "last_name")
                .map(field -> WooText.text(node.path(field), LONGEST_NAME / 2))
                .filter(part -> !part.isEmpty())
                .toList();
        return String.join(" ", whole);
    }

    private boolean isMadeUp(String mail) {
        var domain = mail.substring(mail.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        var own = shop.host().replaceFirst("^www\\.", "");
        var mobileBefore = mail.matches("\\+?\\d{10,14}@.*");
        return mobileBefore && (domain.equals(own) || domain.endsWith("." + own))
                || domain.matches("(.*\\.)?(invalid|localhost|example)");
    }
}
