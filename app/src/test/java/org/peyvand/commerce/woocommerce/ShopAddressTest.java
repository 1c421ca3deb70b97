package org.peyvand.commerce.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.web.Refused;
import org.peyvand.workspace.NotReached;
import org.peyvand.workspace.PublicHosts;

/** Addresses are read as people paste them, and lead nowhere but into the open net. */
class ShopAddressTest {

    @ParameterizedTest
    @CsvSource({
        "shop.example.ir, https://shop.example.ir",
        " HTTPS://Shop.Example.IR/ , https://shop.example.ir",
        "https://example.ir/shop/, https://example.ir/shop",
        "http://example.ir:8080/?a=b#c, http://example.ir:8080",
        "https://example.ir/wp-admin/admin.php?page=wc-settings, https://example.ir",
        "example.ir/wp-json/wc/v3, https://example.ir"
    })
    void addressesArePastedInManyForms(String typed, String address) {
        assertThat(ShopAddress.of(typed)).isEqualTo(address);
    }

    @Test
    void namesInPersianAreAskedAsNetsWriteThem() {
        assertThat(ShopAddress.of("فروشگاه.ایران")).matches("https://xn--[a-z0-9]+\\.xn--mgba3a4f16a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ftp://example.ir",
                "file:///etc/passwd",
                "https://",
                "https://user:pass@example.ir",
                "https://exa mple.ir",
                "javascript://example.ir",
                "https://example.ir@evil.example",
                "gopher://x",
                "https://example.ir:99999"
            })
    void whatIsNoneIsRefused(String typed) {
        assertThatThrownBy(() -> ShopAddress.of(typed)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.1.1",
                "172.16.0.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fc00::1",
                "fe80::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:1::1"
            })
    void privateAddressesAreNotAsked(String address) {
        var host = address.contains(":") ? "[" + address + "]" : address;
        assertThatThrownBy(() -> new PublicHosts(false).check(URI.create("https://" + host)))
                .isInstanceOfSatisfying(
                        NotReached.class, why -> assertThat(why.why()).isEqualTo(NotReached.Why.PRIVATE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "185.143.233.1", "2a00:1450:4001::1"})
    void publicOnesAre(String address) throws UnknownHostException {
        assertThat(PublicHosts.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aKeyGoesThroughTheOpenNetByHttpsAlone() {
        assertThatThrownBy(() -> new PublicHosts(false).check(URI.create("http://8.8.8.8")))
                .isInstanceOfSatisfying(
                        NotReached.class, why -> assertThat(why.why()).isEqualTo(NotReached.Why.PLAIN));
    }
}
