package org.peyvand.workspace;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks the addresses that members typed: those {@link PublicHosts} lets through and no others. An answer is bounded in size
 * and time, and redirects are not followed: a key goes to the address it was typed for.
 */
@Component
public class Outgoing implements DisposableBean {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final PublicHosts hosts;
    private final HttpClient http;

    @Autowired
    Outgoing(PublicHosts hosts) throws NoSuchAlgorithmException {
        this(hosts, SSLContext.getDefault());
    }

    /** @param trusted whose certificates are believed */
    public Outgoing(PublicHosts hosts, SSLContext trusted) {
        this.hosts = hosts;
        this.http = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(trusted)
                .build();
    }

    /**
     * Sends a request and waits for the whole answer, whatever its status.
     *
     * @param largest bytes of the answer at most
     */
    public HttpResponse<byte[]> send(HttpRequest request, Duration whole, long largest) throws NotReached {
        hosts.check(request.uri());
        var sent = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
        try {
            return sent.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new NotReached(NotReached.Why.SLOW, "no whole answer in " + whole.toSeconds() + " s");
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new NotReached(NotReached.Why.INTERRUPTED, "interrupted");
        } catch (ExecutionException e) {
            throw of(e.getCause());
        }
    }

    private static NotReached of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var said = cause.getClass().getSimpleName() + " " + String.valueOf(cause.getMessage());
            if (cause instanceof SSLException || cause instanceof CertificateException)
                return new NotReached(unsafe(failure), said);
            if (cause instanceof HttpTimeoutException) return new NotReached(NotReached.Why.SLOW, said);
            if (cause instanceof ConnectException) return new NotReached(NotReached.Why.CONNECT, said);
            if (cause instanceof IOException && said.contains("exceeds capacity"))
                return new NotReached(NotReached.Why.LARGE, said);
        }
        return new NotReached(NotReached.Why.CONNECT, String.valueOf(failure.getMessage()));
    }

    /** What keeps a safe connection from being made. */
    private static NotReached.Why unsafe(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var said = String.valueOf(cause.getMessage());
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException)
                return NotReached.Why.EXPIRED;
            if (cause instanceof CertPathBuilderException) return NotReached.Why.UNTRUSTED;
            if (said.startsWith("No subject alternative") || said.startsWith("No name matching"))
                return NotReached.Why.OTHER_NAME;
        }
        return NotReached.Why.TLS;
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
