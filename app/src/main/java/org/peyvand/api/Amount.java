package org.peyvand.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.peyvand.money.Money;

/** An amount of money as the API writes it. */
@Schema(description = "An amount of money.")
public record Amount(
        @Schema(description = "In the smallest unit of the currency: Rial, cent, penny.", example = "12500000")
        long amount,

        @Schema(description = "ISO 4217.", example = "IRR") String currency) {

    /** The same amount as the API writes it. */
    public static Amount of(Money money) {
        return new Amount(money.minor(), money.currency());
    }
}
