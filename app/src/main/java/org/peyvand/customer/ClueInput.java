package org.peyvand.customer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a caller of the API tells what brought a customer. */
@Schema(description = "What brought a customer, as far as it is known: each that is given becomes a touch.")
public record ClueInput(
        @Schema(description = "utm_source of the link.", example = "instagram")
        Optional<String> utmSource,

        @Schema(description = "utm_medium of the link.", example = "social")
        Optional<String> utmMedium,

        @Schema(description = "utm_campaign of the link.", example = "nowruz")
        Optional<String> utmCampaign,

        @Schema(description = "Code of a coupon that was used.", example = "NOWRUZ10")
        Optional<String> coupon,

        @Schema(description = "Code of the customer who recommended the business.", example = "ALI-7")
        Optional<String> referralCode,

        @Schema(description = "What they answered when asked how they found the business.", example = "از دوستم")
        Optional<String> foundUs,

        @Schema(
                description = "A channel of the business by its name, where none of these is known.",
                example = "نمایشگاه")
        Optional<String> channel,

        @Schema(description = "A campaign in that channel.") Optional<String> campaign) {

    /** Those that tell anything. */
    public List<Clue> clues() {
        return Stream.<Clue>of(
                        new Clue.Utm(utmSource.orElse(""), utmMedium.orElse(""), utmCampaign.orElse("")),
                        new Clue.Coupon(coupon.orElse("")),
                        new Clue.Referral(referralCode.orElse("")),
                        new Clue.Asked(foundUs.orElse("")),
                        new Clue.Told(channel.orElse(""), campaign.orElse("")))
                .filter(clue -> !clue.isBlank())
                .toList();
    }
}
