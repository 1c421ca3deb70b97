package org.peyvand.commerce.woocommerce;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a shop is asked with: its address and the key that was made for us there. */
record WooKey(String address, String key, String secret) {

    String authorization() {
        var pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return address;
    }
}
