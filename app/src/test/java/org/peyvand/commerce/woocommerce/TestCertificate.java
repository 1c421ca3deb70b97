package org.peyvand.commerce.woocommerce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates for tests: {@code self} for localhost, made by itself; {@code expired} for localhost, run out in 2020;
 * {@code other} for shop.example.ir; the last two by an authority of the tests' own.
 */
final class TestCertificate {

    private static final char[] WORD = "testing".toCharArray();

    private TestCertificate() {}

    /** For a server that shows that certificate. */
    static Optional<SSLContext> shown(String name) {
        try (var file = TestCertificate.class.getResourceAsStream(name + ".p12")) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(file, WORD);
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, WORD);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a client that believes the tests' own authority. */
    static SSLContext believed() {
        try (var file = TestCertificate.class.getResourceAsStream("ca.cer")) {
            var known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            known.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(known);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
