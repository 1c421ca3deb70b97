package org.peyvand.commerce.woocommerce;

import org.peyvand.web.Refused;
import org.peyvand.workspace.TypedAddress;

/** The address of a shop as people type or paste it, perhaps with a path of its dashboard. */
final class ShopAddress {

    private ShopAddress() {}

    /** @throws Refused when it is none */
    static String of(String typed) {
        var shop = typed.strip().replaceFirst("(?i)/wp-(json|admin|login\\.php)(/.*)?$", "");
        return TypedAddress.of(shop).orElseThrow(() -> Refused.because("woo.refused.address"));
    }
}
