package org.peyvand.channel.mail.fetching;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What is wrong with a mail server, in words people can act on: each has its messages in the bundles. */
public enum MailProblem {
    /** There is no server of that name. */
    HOST,
    /** Nobody answers at that port. */
    CONNECT,
    /** No safe connection: a certificate that is not good, or no TLS where there should be. */
    TLS,
    /** The user or the password is not right. */
    LOGIN,
    /** There is no inbox. */
    FOLDER,
    /** It broke off, or said something else. */
    LOST;

    private static final int DEEPEST = 10;

    /** The word stored. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a failure comes down to. */
    public static MailProblem of(Throwable failure) {
        var cause = failure;
        for (var i = 0; cause != null && i < DEEPEST; i++, cause = cause.getCause()) {
            var problem = plain(cause);
            if (problem != LOST) return problem;
        }
        return LOST;
    }

    private static MailProblem plain(Throwable cause) {
        return switch (cause) {
            case AuthenticationFailedException _ -> LOGIN;
            case FolderNotFoundException _ -> FOLDER;
            case UnknownHostException _ -> HOST;
            case SSLException _, CertificateException _ -> TLS;
            case ConnectException _, NoRouteToHostException _, SocketTimeoutException _ -> CONNECT;
            default -> String.valueOf(cause.getMessage()).contains("STARTTLS") ? TLS : LOST;
        };
    }
}
