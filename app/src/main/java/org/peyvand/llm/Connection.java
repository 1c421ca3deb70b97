package org.peyvand.llm;

import java.util.Optional;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TypedAddress;

/**
 * The language model of a business.
 *
 * @param address what stands before {@code /chat/completions}
 * @param key as its provider gave it, or empty where it wants none
 * @param perDay how often it is asked in a day at most
 */
public record Connection(boolean inChat, boolean forDrafts, String address, String model, String key, int perDay) {

    static final Connection NONE = new Connection(false, false, "", "", "", 500);

    private static final int LONGEST = 200;
    private static final int LONGEST_KEY = 500;
    private static final int MOST_PER_DAY = 100_000;

    /** @throws Refused when it is to be used and has no address or model, or the key is none */
    public Connection {
        model = model.strip();
        key = key.strip();
        if (!address.isBlank()) address = read(address);
        if ((inChat || forDrafts) && (address.isBlank() || model.isEmpty())) throw Refused.because("llm.refused.empty");
        if (model.length() > LONGEST || model.matches("(?s).*\\p{Cntrl}.*")) throw Refused.because("llm.refused.model");
        if (!key.matches("[\\x21-\\x7e]{0," + LONGEST_KEY + "}")) throw Refused.because("llm.refused.key");
        if (perDay < 1 || perDay > MOST_PER_DAY) throw Refused.because("llm.refused.perDay", MOST_PER_DAY);
    }

    private static String read(String typed) {
        return TypedAddress.of(typed.strip().replaceFirst("(?i)/chat/completions/?$", ""))
                .orElseThrow(() -> Refused.because("llm.refused.address"));
    }

    boolean serves(Purpose purpose) {
        return switch (purpose) {
            case CHAT -> inChat;
            case DRAFT -> forDrafts;
        };
    }

    /** The header by which it knows us. */
    Optional<String> authorization() {
        return Optional.of(key).filter(known -> !known.isEmpty()).map(known -> "Bearer " + known);
    }
}
