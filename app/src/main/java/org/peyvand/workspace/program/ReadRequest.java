package org.peyvand.workspace.program;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.peyvand.web.Refused;
import org.springframework.http.HttpStatus;

/** A request whose body has been read whole, within a limit. */
final class ReadRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    private ReadRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** @throws Refused when the body is larger, whatever its header says */
    static ReadRequest of(HttpServletRequest request, int largest) throws IOException {
        if (request.getContentLengthLong() > largest) throw tooLarge();
        var body = request.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) throw tooLarge();
        return new ReadRequest(request, body);
    }

    private static Refused tooLarge() {
        return new Refused(HttpStatus.CONTENT_TOO_LARGE, "api.refused.large");
    }

    /** Of everything that makes it this request: where it goes, and what it says. */
    byte[] hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var target = getMethod() + " " + getRequestURI() + "?"
                    + Optional.ofNullable(getQueryString()).orElse("") + "\n";
            digest.update(target.getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Stream(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Stream extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        private Stream(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return bytes.read(into, from, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body is here already");
        }
    }
}
