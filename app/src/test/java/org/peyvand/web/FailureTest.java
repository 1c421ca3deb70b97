package org.peyvand.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.servlet.http.Cookie;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(classes = KitApplication.class)
@AutoConfigureMockMvc
@ActiveProfiles("kit")
class FailureTest {

    private static final Cookie ENGLISH = new Cookie("language", "en");

    @Autowired
    private MockMvc browser;

    @Test
    void aPageThatIsNotThereSaysSoInTheReadersLanguage() throws Exception {
        browser.perform(get("/nowhere"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("text/html"))
                .andExpect(content().string(containsString("<html lang=\"fa\" dir=\"rtl\">")))
                .andExpect(content().string(containsString("چنین صفحه‌ای نیست")));
        browser.perform(get("/nowhere").cookie(ENGLISH))
                .andExpect(content().string(containsString("There is no such page")));
    }

    @Test
    void aStrangerGetsTheErrorWithoutTheShell() throws Exception {
        browser.perform(get("/nowhere").cookie(new Cookie("stranger", "yes")))
                .andExpect(status().isNotFound())
                .andExpect(content().string(not(containsString("class=\"side\""))));
    }

    @Test
    void aRefusalTellsItsReason() throws Exception {
        browser.perform(get("/kit/refused").cookie(ENGLISH))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Somebody else changed it at the same time.")));
    }

    @Test
    void htmxGetsARefusalAsANoticeOverThePage() throws Exception {
        browser.perform(post("/kit/refused")
                        .header("HX-Request", "true")
                        .cookie(ENGLISH)
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(header().string("HX-Reswap", "none"))
                .andExpect(header().string("HX-Trigger", containsString("\"tone\":\"bad\"")))
                .andExpect(header().string("HX-Trigger", containsString("Somebody else changed it")))
                .andExpect(content().string(""));
    }

    @Test
    void aNoticeInPersianIsAHeaderInAscii() throws Exception {
        browser.perform(post("/kit/refused")
                        .header("HX-Request", "true")
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(header().string("HX-Trigger", containsString("\\u06a9\\u0633")));
    }

    @Test
    void theApiAnswersProblemDetailsInTheCallersLanguage() throws Exception {
        browser.perform(get("/api/refused").header("Accept-Language", "en-GB, fa;q=0.5"))
                .andExpect(status().isConflict())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(header().string("Content-Language", "en"))
                .andExpect(jsonPath("$.status").value(409))
                .andExpect(jsonPath("$.title").value("Something else is in the way"));
        browser.perform(get("/api/nowhere").header("Accept-Language", "fa"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.title").value("پیدا نشد"));
    }

    @Test
    void aFaultOfOursGivesNothingAway() throws Exception {
        browser.perform(get("/kit/broken"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().string(containsString("خطایی از سوی ما رخ داد")))
                .andExpect(content().string(not(containsString("secret"))));
        browser.perform(get("/api/broken"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void aFaultOfOursHasAReferenceUnderWhichTheLogTellsOfIt() throws Exception {
        var log = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(FailureAdvice.class);
        log.start();
        logger.addAppender(log);
        try {
            var page = browser.perform(get("/kit/broken").cookie(ENGLISH)).andReturn();
            var told = Pattern.compile("whoever runs the system: ([0-9a-f]{8})")
                    .matcher(page.getResponse().getContentAsString());
            assertThat(told.find()).isTrue();
            assertThat(log.list.getFirst().getFormattedMessage()).endsWith("reference " + told.group(1));
            browser.perform(get("/api/broken"))
                    .andExpect(jsonPath("$.reference").value(matchesPattern("[0-9a-f]{8}")));
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void aWrongParameterOrMethodIsTheCallersFault() throws Exception {
        browser.perform(get("/kit/numbers?from=many")).andExpect(status().isBadRequest());
        browser.perform(get("/kit/numbers")).andExpect(status().isBadRequest());
        browser.perform(post("/kit/numbers").with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "GET"))
                .andExpect(content().string(containsString("این کار از این راه شدنی نیست")));
    }

    @Test
    void aNoticeLivesThroughOneRedirect() throws Exception {
        var session = new MockHttpSession();
        browser.perform(post("/kit").session(session).with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(redirectedUrl("/kit"));
        browser.perform(get("/kit").session(session)).andExpect(content().string(containsString("data-flash")));
        browser.perform(get("/kit").session(session)).andExpect(content().string(not(containsString("data-flash"))));
    }

    @Test
    void filesOfTheBrowserAreKeptForEver() throws Exception {
        browser.perform(get(Assets.path("fa.css")).header("Accept-Encoding", "br, gzip"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Encoding", "br"))
                .andExpect(header().string("Cache-Control", containsString("immutable")))
                .andExpect(header().exists("ETag"));
        browser.perform(get(Assets.path("licences.txt")))
                .andExpect(content().string(containsString("SIL OPEN FONT LICENSE")));
    }
}
