package org.peyvand.api;

/** What the reference says before the endpoints. */
final class ApiText {

    static final String INTRODUCTION = """
            **Keys.** An owner or admin makes a key in the settings. Send it with every request: \
            `Authorization: Bearer peyvand_…`. A key belongs to one workspace and has a role, as a member has. \
            To try one: `curl -H "Authorization: Bearer peyvand_…" https://your.address/api/v1/customers`.

            **Formats.** JSON in UTF-8, bodies of at most 5 MB. Times are ISO 8601 with an offset \
            (`2025-03-21T10:30:00+03:30`), days `2025-03-21`, always Gregorian. Money is a whole number of the smallest \
            unit, with its ISO 4217 currency: 125000 Toman is 1250000 `IRR`. A field the API does not know is refused, so \
            that a misspelt one does not go unnoticed.

            **Repeating.** Any POST may carry an `Idempotency-Key`. The same key with the same request gets the first \
            answer again, marked `Idempotency-Replayed: true`, for two days; with another request it is refused with 422. \
            A request that was refused is not remembered. Orders are kept apart by your own `source` and `number`, entries \
            by your own `externalId`: told again, they are replaced and never doubled. Messages of conversations told again \
            under your `externalId` stay as they are.

            **Pages.** A list answers `items` and `next`. Send `next` back as `cursor` for the page after; it is null on \
            the last one.

            **Refusals.** Problem details (RFC 9457) with a stable `code`, and `errors` for each field. Their sentences are \
            Persian or English, by `Accept-Language`. A bulk request answers for each item; what is wrong with one does not \
            hold up the others.
            """;

    private ApiText() {}
}
