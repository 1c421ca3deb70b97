package org.peyvand.commerce.woocommerce;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.peyvand.web.Refused;
import org.peyvand.workspace.OpenDoor;
import org.peyvand.workspace.SignedLinks;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where shops tell what changed. What comes is kept as it came before the shop is told so, if its signature shows that it
 * comes from the shop (base64 of HMAC-SHA-256 over the raw body, WooCommerce's {@code X-WC-Webhook-Signature}).
 */
@Controller
class ShopDoor {

    /** No order is so large; what is larger is refused before it is read. */
    static final int LARGEST = 10 * 1024 * 1024;

    private static final String ROOT = "/hooks/woocommerce/";
    private static final String PURPOSE = "woocommerce";
    private static final Instant FOR_EVER = Instant.parse("9000-01-01T00:00:00Z");
    private static final int LONGEST = 100;

    private final Shops shops;
    private final Notices notices;
    private final SignedLinks links;

    ShopDoor(Shops shops, Notices notices, SignedLinks links) {
        this.shops = shops;
        this.notices = notices;
        this.links = links;
    }

    @Bean
    static OpenDoor doorOfShops() {
        return new OpenDoor(
                ROOT + "*",
                request -> SignedLinks.workspace(request.getRequestURI()
                        .substring(request.getContextPath().length() + ROOT.length())));
    }

    /** The path where that shop tells. */
    String path(UUID shop) {
        return ROOT + links.sign(PURPOSE, shop, FOR_EVER);
    }

    @PostMapping(ROOT + "{word}")
    ResponseEntity<Void> told(@PathVariable String word, HttpServletRequest request) throws IOException {
        var shop = shop(word);
        if (request.getContentLengthLong() > LARGEST) throw tooLarge();
        if (isForm(request)) return greeted(shop, request);
        var raw = request.getInputStream().readNBytes(LARGEST + 1);
        if (raw.length > LARGEST) throw tooLarge();
        if (!isSigned(raw, header(request, "Signature"), shops.webhookSecret(shop.id()))) {
            shops.wrongSignature(shop.id());
            throw new Refused(HttpStatus.UNAUTHORIZED, "woo.refused.signature");
        }
        notices.keep(shop.id(), header(request, "Delivery-ID"), header(request, "Topic"), raw);
        shops.heard(shop.id());
        return ResponseEntity.ok().build();
    }

    private Shop shop(String word) {
        return links.read(PURPOSE, word)
                .flatMap(read -> shops.find(read.subject()))
                .filter(shop -> shop.state() != Shop.State.DISCONNECTED)
                .orElseThrow(Refused::notFound);
    }

    /** A webhook just made says no more than its number, and that the shop finds the way here. */
    private ResponseEntity<Void> greeted(Shop shop, HttpServletRequest request) {
        var number = Optional.ofNullable(request.getParameter("webhook_id")).filter(text -> text.matches("\\d{1,18}"));
        if (number.isEmpty()) throw Refused.because("woo.refused.nothing");
        shops.heard(shop.id());
        return ResponseEntity.ok().build();
    }

    private static boolean isForm(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }

    private static Refused tooLarge() {
        return new Refused(HttpStatus.CONTENT_TOO_LARGE, "woo.refused.large");
    }

    private static String header(HttpServletRequest request, String name) {
        var value =
                Optional.ofNullable(request.getHeader("X-WC-Webhook-" + name)).orElse("");
        return value.substring(0, Math.min(value.length(), LONGEST));
    }

    /** Compared in a time that tells nothing of how much of it is right. */
    static boolean isSigned(byte[] raw, String signature, String secret) {
        var right = signature(raw, secret).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8));
    }

    static String signature(byte[] raw, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(raw));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
