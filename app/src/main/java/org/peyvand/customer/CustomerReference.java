package org.peyvand.customer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** How a caller of the API names a customer: by id, or by what they know of them. */
@Schema(
        description = "A customer, by `id` or by what you know of them. Without an id they are found as an import finds"
                + " them: by your shop's number for them, else by mail, else by mobile where the names agree or one is"
                + " missing. Somebody new is written down.",
        example = CustomerReference.EXAMPLE)
public record CustomerReference(
        @Schema(description = "Their id here.") Optional<UUID> id,

        @Schema(description = "Your own number for them.", example = "C-2041")
        Optional<String> shopNumber,

        @Schema(description = "In any form and any digits.", example = "0912 345 6789")
        Optional<String> mobile,

        @Schema(example = "maryam@example.ir") Optional<String> mail,
        @Schema(example = "مریم حسینی‌نسب") Optional<String> name,
        @Schema(example = "اصفهان") Optional<String> city) {

    /** Without an id, as a shop tells it that has never asked here. */
    static final String EXAMPLE = """
            {"shopNumber": "C-2041", "mobile": "0912 345 6789", "mail": "maryam@example.ir", "name": "مریم حسینی‌نسب"}""";

    boolean isEmpty() {
        return id.isEmpty()
                && Stream.of(shopNumber, mobile, mail, name)
                        .allMatch(known -> known.orElse("").isBlank());
    }
}
