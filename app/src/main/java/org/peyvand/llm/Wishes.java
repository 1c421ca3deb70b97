package org.peyvand.llm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model is asked for beside an answer. Not every one bears all of it: newer ones of OpenAI refuse {@code max_tokens},
 * which they call {@code max_completion_tokens}, and any temperature but their own.
 *
 * @param limit what the provider calls the most tokens of an answer; empty where it knows no such thing
 * @param steady whether to ask for a low temperature
 */
record Wishes(Optional<String> limit, boolean steady) {

    /** What is wished for until a model refuses it. */
    static final Wishes ALL = new Wishes(Optional.of(Wishes.LIMIT), true);

    /** All names by which a wish may be refused. */
    static final List<String> NAMES = List.of(Wishes.LIMIT, Wishes.NEWER_LIMIT, Wishes.TEMPERATURE);

    private static final String LIMIT = "max_tokens";
    private static final String NEWER_LIMIT = "max_completion_tokens";
    private static final String TEMPERATURE = "temperature";

    /** Far more than six sentences: models that think first count their thoughts in. */
    private static final int MOST_TOKENS = 4_000;

    /** Without what the provider refused; empty where it was not wished for. */
    Optional<Wishes> without(String refused) {
        return switch (refused) {
            case LIMIT, NEWER_LIMIT ->
                limit.filter(refused::equals)
                        .map(name -> new Wishes(Optional.of(NEWER_LIMIT).filter(_ -> name.equals(LIMIT)), steady));
            case TEMPERATURE -> steady ? Optional.of(new Wishes(limit, false)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** By the names of the interface. */
    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        limit.ifPresent(name -> fields.put(name, MOST_TOKENS));
        if (steady) fields.put(TEMPERATURE, 0.2);
        return fields;
    }
}
