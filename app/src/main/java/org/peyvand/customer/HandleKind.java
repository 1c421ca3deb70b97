package org.peyvand.customer;

import java.util.Locale;
import java.util.Optional;
import org.peyvand.language.Digits;
import org.peyvand.language.PhoneNumbers;

/** The kinds of address by which a customer is known, and how each is brought to the form that is compared. */
public enum HandleKind {
    MOBILE,
    PHONE,
    MAIL,
    SHOP;

    /** The word stored and used in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word, if there is one. */
    public static Optional<HandleKind> of(String code) {
        for (var kind : values()) if (kind.code().equals(code)) return Optional.of(kind);
        return Optional.empty();
    }

    /**
     * The form that is compared: E.164 of a phone, the lower-case mail address, the shop's number with ASCII digits.
     * Empty when what was typed is no such address.
     *
     * @param region the region whose numbers may be typed without a country code, such as {@code IR}
     */
    public Optional<Handle> read(String typed, String region) {
        var text = typed.strip();
        if (text.isEmpty() || text.length() > 254) return Optional.empty();
        return switch (this) {
            case MOBILE, PHONE ->
                PhoneNumbers.parse(text, region)
                        .map(phone -> new Handle(phone.mobile() ? MOBILE : PHONE, phone.e164(), text));
            case MAIL ->
                Optional.of(Digits.toAscii(text).toLowerCase(Locale.ROOT))
                        .filter(mail -> mail.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+"))
                        .map(mail -> new Handle(MAIL, mail, text));
            case SHOP -> Optional.of(new Handle(SHOP, Digits.toAscii(text).toLowerCase(Locale.ROOT), text));
        };
    }
}
