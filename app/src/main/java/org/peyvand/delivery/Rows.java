package org.peyvand.delivery;

import static org.peyvand.delivery.db.Tables.DELIVERY;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.peyvand.customer.Purpose;
import org.peyvand.delivery.db.tables.records.DeliveryRecord;
import org.peyvand.workspace.Acting;

/** Rows of the database read as what they mean. */
final class Rows {

    private Rows() {}

    static Delivery delivery(DeliveryRecord row) {
        return new Delivery(
                row.getDeliveryId(),
                row.getChannel(),
                row.getCause(),
                row.getServer(),
                row.getRecipient(),
                row.getPlace(),
                Purpose.of(row.getPurpose()).orElse(Purpose.SERVICE),
                row.getNotBefore().toInstant(),
                DeliveryState.of(row.getState()),
                row.getAttempts(),
                row.getNextTry().toInstant(),
                new Problem(row.getProblem(), row.getDetail()),
                row.getExternalRef(),
                row.getPlannedAt().toInstant(),
                Optional.ofNullable(row.getEndedAt()).map(OffsetDateTime::toInstant));
    }

    static Condition of(UUID id) {
        return DELIVERY.WORKSPACE_ID.eq(Acting.workspace()).and(DELIVERY.DELIVERY_ID.eq(id));
    }
}
