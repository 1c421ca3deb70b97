package org.peyvand.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What cannot be read is the caller's fault, and no fault of ours in the log. */
@PeyvandTest
class UnreadableRequestTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/login?x=%D9%", "/help/shop?q=%D9%", "/customers?q=%zz"})
    void addressCutOffInTheMiddleOfALetterIsNotUnderstood(String address) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void nullCharactersAreNotUnderstood() {
        var owner = TestClient.member(TestWorkspace.create().owner());
        assertThat(owner.get("/inbox?channel=%00").statusCode()).isEqualTo(400);
        assertThat(owner.get("/settings/audit?topic=%00").statusCode()).isEqualTo(400);
    }
}
