package org.peyvand.commerce.woocommerce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An order as it came.
 *
 * @param refunds as the shop answers them; a webhook brings none
 * @param asked when the shop itself was asked for it; empty for what a webhook brought
 */
record ArrivedOrder(JsonNode order, List<JsonNode> refunds, Optional<Instant> asked) {

    static ArrivedOrder told(JsonNode order) {
        return new ArrivedOrder(order, List.of(), Optional.empty());
    }

    static ArrivedOrder asked(JsonNode order, List<JsonNode> refunds, Instant asked) {
        return new ArrivedOrder(order, refunds, Optional.of(asked));
    }

    /** Whether it says that something was given back; what, the shop has to be asked. */
    boolean hasRefunds() {
        return !order.path("refunds").isEmpty();
    }
}
