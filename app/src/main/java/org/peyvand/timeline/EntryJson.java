package org.peyvand.timeline;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.api.Fields;
import org.peyvand.customer.CustomerReference;

/** Entries of the timeline as the API reads and writes them. */
final class EntryJson {

    private EntryJson() {}

    @Schema(name = "NewEntries")
    record Bulk(
            @Schema(requiredMode = RequiredMode.REQUIRED, description = "At most 1,000.")
            Optional<List<Input>> entries) {}

    @Schema(name = "NewEntry")
    record Input(
            @Schema(requiredMode = RequiredMode.REQUIRED) Optional<CustomerReference> customer,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    allowableValues = {"note", "visit", "call"},
                    example = "call")
            Optional<String> kind,

            @Schema(description = "When it happened; left out, now.", example = "2025-03-21T10:30:00+03:30")
            Optional<OffsetDateTime> at,

            @Schema(description = "Needed for a note.", example = "قیمت عمده را پرسید")
            Optional<String> text,

            @Schema(
                    description = "Of a call; left out, from_customer.",
                    allowableValues = {"from_customer", "to_customer", "missed"})
            Optional<String> direction,

            @Schema(description = "How long a call lasted.", example = "4")
            Optional<Integer> minutes,

            @Schema(
                    description = "A name of your own for who tells; keeps your ids apart from others'.",
                    example = "pbx")
            Optional<String> source,

            @Schema(
                    description = "Your own id. Told again under it, the entry is replaced and not doubled.",
                    example = "cdr-88213")
            Optional<String> externalId) {}

    @Schema(name = "EntryResults", description = "One result for each entry, in the same order.")
    record Results(
            @Schema(example = "1") int recorded,
            @Schema(example = "0") int rejected,
            List<Result> results) {

        static Results of(List<Result> results) {
            var recorded = (int)
                    results.stream().filter(result -> result.id().isPresent()).count();
            return new Results(recorded, results.size() - recorded, results);
        }
    }

    @Schema(name = "EntryResult")
    record Result(
            Optional<String> externalId,

            @Schema(allowableValues = {"recorded", "rejected"})
            String outcome,

            @Schema(description = "Null where rejected.") Optional<UUID> id,

            @Schema(description = "Why it was rejected; else empty.")
            List<Fields.Wrong> errors) {}

    @Schema(name = "RecordedEntry")
    record Recorded(UUID id, UUID customer) {}

    @Schema(name = "Entry")
    record Output(
            UUID id,

            @Schema(
                    allowableValues = {
                        "order",
                        "return",
                        "visit",
                        "call",
                        "note",
                        "conversation",
                        "conversation-closed",
                        "conversation-rated",
                        "review"
                    })
            String kind,

            Instant at,

            @Schema(description = "Who told.", example = "api:pbx")
            String source,

            @Schema(description = "The member who wrote it down, or empty.")
            String author,

            @Schema(
                    description = "What happened: text; direction and minutes of a call; number, total, currency and"
                            + " items of an order; product, stars and text of a review.",
                    oneOf = {
                        Happening.Note.class,
                        Happening.Visit.class,
                        Happening.Call.class,
                        Happening.Purchase.class,
                        Happening.Returned.class,
                        Happening.ConversationBegun.class,
                        Happening.ConversationClosed.class,
                        Happening.ConversationRated.class,
                        Happening.Review.class
                    })
            Object facts) {

        static Output of(Entry entry) {
            return new Output(
                    entry.id(), Kinds.of(entry.what()), entry.at(), entry.source(), entry.author(), entry.what());
        }
    }

    @Schema(name = "TimelinePage")
    record Page(
            List<Output> items,
            @Schema(description = "Null on the last page.") Optional<String> next) {}
}
