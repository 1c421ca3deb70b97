package org.peyvand.commerce.woocommerce;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.commerce.db.tables.records.ShopThingRecord;
import org.peyvand.commerce.woocommerce.Things.Kind;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Handles;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.NewEntry;
import org.peyvand.timeline.Timeline;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * Takes reviews of products: those of customers known by their mail stand on their timelines, the others are kept in mind
 * until their writer is known. What was changed in the shop is changed here, and what was removed there goes.
 */
@Component
class ReviewTaking {

    private static final String SOURCE = "woocommerce";
    private static final int LONGEST_TEXT = 5_000;
    private static final int LONGEST = 300;
    private static final int MOST_STARS = 5;

    private final Things things;
    private final Notices notices;
    private final Handles handles;
    private final Timeline timeline;
    private final Workspaces workspaces;
    private final Clock clock;

    ReviewTaking(
            Things things, Notices notices, Handles handles, Timeline timeline, Workspaces workspaces, Clock clock) {
        this.things = things;
        this.notices = notices;
        this.handles = handles;
        this.timeline = timeline;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    private record Review(long id, Instant at, Optional<UUID> customer, Happening.Review what) {
        byte[] hash() {
            return Notices.hash((at + " " + customer + " " + what).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Takes the shop's reviews from one id to another; those known in between that are not among them were removed.
     *
     * @param first the lowest id they could have
     * @param last the highest
     */
    @Transactional
    public void take(Shop shop, List<JsonNode> reviews, long first, long last) {
        var ids = reviews.stream().map(review -> review.path("id").asLong(0)).toList();
        var reading = new WooPerson(shop, workspaces.settings().phoneRegion());
        var held = things.hold(
                shop.id(), Kind.REVIEW, ids.stream().filter(id -> id > 0).toList());
        for (var raw : reviews) {
            try {
                var review = read(raw, reading);
                take(shop, review, held.get(review.id()));
            } catch (NotTaken why) {
                var bytes = raw.toString().getBytes(StandardCharsets.UTF_8);
                notices.refuse(
                        shop.id(),
                        bytes,
                        why,
                        "review",
                        Kind.REVIEW,
                        raw.path("id").asLong(0),
                        Optional.empty());
            }
        }
        var removed = things.within(shop.id(), Kind.REVIEW, first, last).stream()
                .filter(id -> !ids.contains(id))
                .toList();
        if (!removed.isEmpty()) remove(shop, removed);
    }

    private Review read(JsonNode raw, WooPerson reading) {
        var stars = WooText.number(raw.path("rating")).intValue();
        var name = WooText.plain(raw.path("product_name"), LONGEST);
        var link = WooText.text(raw.path("product_permalink"), LONGEST);
        return new Review(
                WooText.id(raw),
                WooText.when(raw.path("date_created_gmt"), clock.instant()),
                reading.mail(raw.path("reviewer_email")).flatMap(mail -> only(mail.key())),
                new Happening.Review(
                        name.isEmpty() ? "#" + raw.path("product_id").asLong(0) : name,
                        Math.clamp(stars, 0, MOST_STARS),
                        WooText.plain(raw.path("review"), LONGEST_TEXT),
                        link.matches("https?://.+") ? link : ""));
    }

    /** Of an address that several have, nobody can say who wrote. */
    private Optional<UUID> only(String mail) {
        var customers = handles.customersWith(HandleKind.MAIL, mail);
        return customers.size() == 1 ? Optional.of(customers.getFirst()) : Optional.empty();
    }

    private void take(Shop shop, Review review, ShopThingRecord thing) {
        if (!thing.getGone() && Things.saysTheSame(thing, review.hash())) return;
        var name = name(shop, review.id());
        review.customer()
                .ifPresentOrElse(
                        customer -> timeline.record(
                                new NewEntry(customer, review.at(), review.what(), SOURCE, Optional.of(name))),
                        () -> timeline.forget(SOURCE, List.of(name)));
        thing.setContentHash(review.hash());
        thing.setKnown(review.customer().isPresent());
        thing.setGone(false);
        thing.update();
        notices.settled(shop.id(), Kind.REVIEW, review.id(), Optional.empty());
    }

    private void remove(Shop shop, List<Long> ids) {
        timeline.forget(SOURCE, ids.stream().map(id -> name(shop, id)).toList());
        things.hold(shop.id(), Kind.REVIEW, ids).values().forEach(thing -> {
            thing.setGone(true);
            thing.update();
        });
    }

    private static String name(Shop shop, long id) {
        return shop.id() + "/review/" + id;
    }
}
