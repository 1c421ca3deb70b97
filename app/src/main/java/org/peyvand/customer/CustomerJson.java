package org.peyvand.customer;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.api.Amount;

/** Customers as the API reads and writes them. */
final class CustomerJson {

    private CustomerJson() {}

    @Schema(name = "NewCustomer", description = "A name or a handle is needed.")
    record Input(
            @Schema(example = "مریم حسینی‌نسب") Optional<String> name,
            @Schema(example = "اصفهان") Optional<String> city,
            @Schema(example = "1990-05-01") Optional<LocalDate> birthday,
            Optional<List<HandleInput>> handles,
            @Schema(example = "[\"عمده\"]") Optional<List<String>> tags) {}

    @Schema(name = "CustomerChange", description = "What is left out stays as it is; an empty text clears.")
    record Change(
            @Schema(example = "مریم حسینی") Optional<String> name,
            @Schema(example = "شیراز") Optional<String> city,

            @Schema(description = "A day, or an empty text.", example = "1990-05-01")
            Optional<String> birthday) {}

    @Schema(name = "NewHandle")
    record HandleInput(
            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    allowableValues = {"mobile", "phone", "mail", "shop"},
                    example = "mobile")
            Optional<String> kind,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "As people write it; kept so, and compared in one form.",
                    example = "۰۹۱۲ ۳۴۵ ۶۷۸۹")
            Optional<String> value) {}

    @Schema(name = "NewTag")
    record TagInput(
            @Schema(requiredMode = RequiredMode.REQUIRED, example = "عمده")
            Optional<String> tag) {}

    @Schema(name = "Merge")
    record MergeInput(
            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "The customer who is joined to the one in the path.")
            Optional<UUID> absorb) {}

    @Schema(name = "Merged")
    record Merged(
            @Schema(description = "By which the merge can be undone.")
            UUID merge,

            Full customer) {}

    @Schema(name = "Handle")
    record HandleOutput(
            UUID id,

            @Schema(allowableValues = {"mobile", "phone", "mail", "shop"})
            String kind,

            @Schema(description = "In the form that is compared.", example = "+989123456789")
            String key,

            @Schema(description = "As it was typed.", example = "۰۹۱۲ ۳۴۵ ۶۷۸۹")
            String typed) {

        static HandleOutput of(Customer.KnownHandle known) {
            var handle = known.handle();
            return new HandleOutput(known.id(), handle.kind().code(), handle.key(), handle.typed());
        }
    }

    @Schema(name = "Standing", description = "What they are worth to date, and their own rhythm.")
    record StandingOutput(
            @Schema(example = "7") int orders,
            Amount spent,
            int returns,
            Amount returned,
            @Schema(description = "Spent less returned.") Amount worth,

            @Schema(description = "Orders in other currencies, in no sum.")
            int otherCurrencyOrders,

            Optional<Instant> firstOrder,
            Optional<Instant> lastOrder,

            @Schema(description = "Last order, visit or call.")
            Optional<Instant> lastSeen,

            @Schema(description = "Median of the days between their orders; null while unknown.", example = "21")
            Optional<Double> usualGapDays,

            @Schema(description = "From when their silence is long for them.")
            Optional<Instant> lateFrom,

            boolean late) {

        static StandingOutput of(Standing standing, String currency, Instant now) {
            return new StandingOutput(
                    standing.orders(),
                    new Amount(standing.spent(), currency),
                    standing.returns(),
                    new Amount(standing.returned(), currency),
                    new Amount(standing.worth(), currency),
                    standing.otherCurrencyOrders(),
                    standing.firstOrder(),
                    standing.lastOrder(),
                    standing.lastSeen(),
                    standing.usualGapDays(),
                    standing.lateFrom(),
                    standing.isLate(now));
        }
    }

    @Schema(name = "Customer")
    record Full(
            UUID id,
            String name,
            String city,
            Optional<LocalDate> birthday,

            @Schema(description = "When they were written down.")
            Instant since,

            List<HandleOutput> handles,
            List<String> tags,
            StandingOutput standing) {

        static Full of(Customer customer, String currency, Instant now) {
            return new Full(
                    customer.id(),
                    customer.details().name(),
                    customer.details().city(),
                    customer.details().birthday(),
                    customer.since(),
                    customer.handles().stream().map(HandleOutput::of).toList(),
                    customer.tags(),
                    StandingOutput.of(customer.standing(), currency, now));
        }
    }

    @Schema(name = "CustomerInList")
    record Line(
            UUID id,
            String name,
            String city,

            @Schema(description = "One of their handles, in the form that is compared.", example = "+989123456789")
            Optional<String> handle,

            Instant since,
            StandingOutput standing) {

        static Line of(CustomerList.Row row, String currency, Instant now) {
            return new Line(
                    row.id(),
                    row.name(),
                    row.city(),
                    row.handle().map(Handle::key),
                    row.since(),
                    StandingOutput.of(row.standing(), currency, now));
        }
    }

    @Schema(name = "CustomerPage")
    record Page(
            List<Line> items,
            @Schema(description = "Null on the last page.") Optional<String> next) {}
}
