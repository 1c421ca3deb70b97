package org.peyvand.channel.chat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.peyvand.customer.Handle;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.People;
import org.peyvand.customer.Person;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What the business's own site says of its visitor: a JSON Web Token (RFC 7519) signed with HS256 under the chat's site key,
 * with {@code email} or {@code phone_number}, perhaps {@code name}, and {@code exp}, at most a day ahead.
 */
@Service
class SiteTokens {

    private static final int LONGEST = 4_096;
    private static final Duration LONGEST_LIFE = Duration.ofDays(1).plusMinutes(5);

    private final Chats chats;
    private final People people;
    private final Workspaces workspaces;
    private final ObjectMapper json;
    private final Clock clock;

    SiteTokens(Chats chats, People people, Workspaces workspaces, ObjectMapper json, Clock clock) {
        this.chats = chats;
        this.people = people;
        this.workspaces = workspaces;
        this.json = json;
        this.clock = clock;
    }

    /** The address the site vouches for, whose customer is written down where new; empty where the token is not good. */
    Optional<Handle> read(String token) {
        var parts = token.split("\\.", -1);
        if (token.length() > LONGEST || parts.length != 3) return Optional.empty();
        try {
            if (!isSigned(parts) || !"HS256".equals(part(parts[0]).path("alg").asString(""))) return Optional.empty();
            var claims = part(parts[1]);
            return isInTime(claims) ? vouched(claims) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException notAToken) {
            return Optional.empty();
        }
    }

    private JsonNode part(String encoded) {
        return json.readTree(Base64.getUrlDecoder().decode(encoded));
    }

    private boolean isSigned(String[] parts) {
        return chats.siteKey()
                .filter(key -> MessageDigest.isEqual(
                        hmac(key, parts[0] + "." + parts[1]),
                        Base64.getUrlDecoder().decode(parts[2])))
                .isPresent();
    }

    private static byte[] hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isInTime(JsonNode claims) {
        if (!claims.path("exp").isIntegralNumber()) return false;
        var now = clock.instant();
        var seconds = claims.get("exp").asLong(0);
        return seconds > now.getEpochSecond()
                && seconds <= now.plus(LONGEST_LIFE).getEpochSecond();
    }

    private Optional<Handle> vouched(JsonNode claims) {
        var region = workspaces.settings().phoneRegion();
        var handles = new ArrayList<Handle>();
        HandleKind.MAIL.read(claims.path("email").asString(""), region).ifPresent(handles::add);
        HandleKind.MOBILE
                .read(claims.path("phone_number").asString(""), region)
                .filter(phone -> phone.kind() == HandleKind.MOBILE)
                .ifPresent(handles::add);
        if (handles.isEmpty()) return Optional.empty();
        people.resolve(List.of(new Person(claims.path("name").asString("").strip(), "", handles)));
        return Optional.of(handles.getFirst());
    }
}
