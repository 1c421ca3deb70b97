package org.peyvand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What holds at every door: who is let in, what each answer forbids the browser, and what the log does not tell. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class DoorsTest {

    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]* src=)|<style|\\sstyle=\"|\\son[a-z]+=\"|javascript:");
    private static final String LINE_BREAK = "\n";

    private final RequestMappingHandlerMapping mapping;
    private TestWorkspace shop;
    private TestClient owner;

    @Autowired
    DoorsTest(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @BeforeAll
    void open() {
        shop = TestWorkspace.create();
        owner = TestClient.member(shop.owner());
    }

    Stream<Route> pages() {
        return Route.all(mapping)
                .filter(route -> route.method().equals("GET") && !route.isForPrograms())
                .filter(route -> !route.pattern().contains("{"));
    }

    Stream<String> endpoints() {
        return Route.all(mapping)
                .filter(Route::isForPrograms)
                .filter(route -> route.pattern().startsWith("/api/v1"))
                .map(route -> route.method() + " "
                        + route.pattern().replaceAll("\\{\\w+}", "0198a5c0-0000-7000-8000-000000000000"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageForbidsWhatItDoesNotNeed(Route page) {
        var answer = owner.get(page.pattern());
        assertThat(answer.statusCode()).isLessThan(500);
        assertStrict(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing/here", "/login", "/password/unknown", "/setup/unknown", "/api/v1/customers", "/health"
            })
    void everyOtherAnswerDoesToo(String path) {
        assertStrict(TestClient.stranger().get(path));
    }

    private static void assertStrict(HttpResponse<String> answer) {
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(INLINE.matcher(answer.body()).results().map(found -> found.group()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void strangerIsSentToTheLogIn(Route page) {
        var answer = TestClient.stranger().get(page.pattern());
        if (List.of("/login", "/error", "/api").contains(page.pattern())) return;
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void programWithoutAKeyIsAskedForOne(String endpoint) {
        var words = endpoint.split(" ");
        var answer = TestClient.stranger().send(words[0], words[1], "{}");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void cookieOfAMemberOpensNoDoorOfPrograms() {
        assertThat(owner.get("/api/v1/customers").statusCode()).isEqualTo(401);
    }

    @Test
    void formWithoutItsTokenIsRefused() {
        var form = Map.of("name", "Somebody");
        assertThat(owner.postWithoutToken("/customers", form).statusCode()).isEqualTo(403);
        assertThat(owner.post("/customers", form).statusCode()).isEqualTo(302);
    }

    @Test
    void sessionCookieIsOutOfReachOfScripts() {
        assertThat(TestClient.stranger().get("/login").headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("peyvand="))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready"})
    void healthIsTold(String path) {
        var answer = TestClient.stranger().get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"UP\"");
    }

    @Test
    void metricsAreToldToThisMachine() {
        assertThat(TestClient.stranger().get("/metrics").body())
                .contains("jvm_memory_used_bytes", "http_server_requests_seconds", "hikaricp_connections_active");
    }

    @Test
    void logTellsNothingOfPeople(CapturedOutput log) {
        var program = TestClient.program(shop);
        var person = "{\"name\": \"Zzyzx Quux\", \"handles\": [{\"kind\": \"mobile\", \"value\": \"09129998877\"}]}";
        assertThat(program.send("POST", "/api/v1/customers", person).statusCode())
                .isEqualTo(201);
        program.send("POST", "/api/v1/customers", person.replace("mobile", "telepathy"));
        program.send("POST", "/api/v1/customers", person.replace("}", ""));
        program.get("/api/v1/customers?query=Zzyzx");
        owner.post("/customers", Map.of("name", "Zzyzx" + "x".repeat(100_000) + LINE_BREAK));
        TestClient.stranger().logIn("zzyzx@example.com", "Zzyzx secret");
        assertThat(log.getAll()).doesNotContainIgnoringCase("zzyzx").doesNotContain("9129998877", "9998877");
    }

    /** Refused by its first lines; a file larger than any that is taken would else be refused for its size. */
    @ParameterizedTest
    @ValueSource(strings = {"/customers/import", "/login", "/f/any", "/chat/any", "/help/any", "/knowledge/import"})
    void aStrangersFileIsNotEvenRead(String path) throws IOException {
        try (var line = new Socket("localhost", TestBase.port())) {
            var request = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                    + "Content-Length: 3000000000\r\n\r\n--x\r\n";
            line.getOutputStream().write(request.formatted(path).getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).contains(" 403");
        }
    }
}
