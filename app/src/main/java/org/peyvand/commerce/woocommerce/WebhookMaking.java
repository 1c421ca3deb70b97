package org.peyvand.commerce.woocommerce;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Has a shop tell what changes, where the key may write: one webhook for each topic, made once. */
@Component
class WebhookMaking {

    /** What is told. */
    static final List<String> TOPICS = List.of(
            "order.created",
            "order.updated",
            "order.deleted",
            "order.restored",
            "customer.created",
            "customer.updated");

    private final WooClient client;
    private final ObjectMapper json;

    WebhookMaking(WooClient client, ObjectMapper json) {
        this.client = client;
        this.json = json;
    }

    /**
     * Makes those that are missing; those the shop has put out of use after failures are used again.
     *
     * @return how many were made; the shop has greeted with each by then, where it can
     * @throws Unanswered with {@link Trouble#RIGHTS} or {@link Trouble#KEY} where the key may only read
     */
    int make(WooKey key, String address, String secret) throws Unanswered {
        var there = new HashSet<String>();
        for (var webhook :
                client.get(key, "webhooks", Map.of("per_page", "100")).json()) {
            if (!webhook.path("delivery_url").asString("").equals(address)) continue;
            there.add(webhook.path("topic").asString(""));
            if (!webhook.path("status").asString("").equals("active")) wake(key, webhook, secret);
        }
        var missing = TOPICS.stream().filter(topic -> !there.contains(topic)).toList();
        for (var topic : missing) client.post(key, "webhooks", one(topic, address, secret));
        return missing.size();
    }

    private void wake(WooKey key, JsonNode webhook, String secret) throws Unanswered {
        var active = json.createObjectNode().put("status", "active").put("secret", secret);
        client.post(key, "webhooks/" + webhook.path("id").asLong(), active);
    }

    private JsonNode one(String topic, String address, String secret) {
        return json.createObjectNode()
                .put("name", "Peyvand " + topic)
                .put("topic", topic)
                .put("delivery_url", address)
                .put("secret", secret)
                .put("status", "active");
    }
}
