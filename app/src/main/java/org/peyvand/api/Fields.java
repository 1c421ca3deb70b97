package org.peyvand.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.springframework.http.HttpStatus;

/** Reads a request field by field and collects what is wrong with it, so that a caller learns all of it at once. */
public final class Fields {

    private static final Set<HttpStatus> PASSED_ON = Set.of(HttpStatus.FORBIDDEN, HttpStatus.CONFLICT);

    private final Reader reader;
    private final List<Wrong> wrong = new ArrayList<>();

    /** @param reader in whose language the refusals are worded */
    public Fields(Reader reader) {
        this.reader = reader;
    }

    /** A field that was refused, and why. */
    @Schema(name = "FieldError")
    public record Wrong(
            @Schema(description = "The field, such as lines[0].quantity.", example = "customer.mobile")
            String field,

            @Schema(description = "A stable name of the reason.", example = "customer.refused.handle.mobile")
            String code,

            @Schema(description = "The reason in the caller's language.")
            String detail) {}

    /**
     * What the reading gives; empty, and noted as wrong, where it refuses. A refusal by role, or because
     * something has changed meanwhile, is passed on.
     */
    public <T> Optional<T> read(String field, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Refused refused) {
            if (PASSED_ON.contains(refused.status())) throw refused;
            refuse(field, refused.key(), refused.arguments().toArray());
            return Optional.empty();
        }
    }

    /** The value of a field that must be there; empty, and noted as wrong, where it is not. */
    public <T> Optional<T> required(String field, Optional<T> value) {
        if (value.isEmpty()) refuse(field, "api.refused.missing");
        return value;
    }

    /** Notes that a field is wrong, by a message of the bundles. */
    public void refuse(String field, String key, Object... arguments) {
        wrong.add(new Wrong(field, key, reader.say(key, arguments)));
    }

    /** Whether nothing is wrong so far. */
    public boolean ok() {
        return wrong.isEmpty();
    }

    public List<Wrong> wrong() {
        return List.copyOf(wrong);
    }

    /** Ends the request with 422 and all that is wrong, where anything is. */
    public void refuseIfWrong() {
        if (!ok()) throw new InvalidFields(wrong());
    }
}
