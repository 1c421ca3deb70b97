package org.peyvand.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.money.Money;
import org.peyvand.money.MoneyUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import peyvand.templates.Templates;

/**
 * Puts a failure into the form its caller understands: problem details (RFC 9457) below /api, a notice over the page
 * for htmx, a whole page for everyone else.
 */
@Component
class FailureAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(FailureAnswers.class);

    /** The attribute of a request that failed under which the log has it. */
    static final String REFERENCE = FailureAnswers.class.getName() + ".reference";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Pages pages;
    private final Failures failures;
    private final Templates templates;
    private final Messages messages;
    private final Optional<OutsideHome> outsideHome;
    private final Clock clock;

    FailureAnswers(
            Pages pages,
            Failures failures,
            Templates templates,
            Messages messages,
            Optional<OutsideHome> outsideHome,
            Optional<Clock> clock) {
        this.outsideHome = outsideHome;
        this.pages = pages;
        this.failures = failures;
        this.templates = templates;
        this.messages = messages;
        this.clock = clock.orElseGet(Clock::systemUTC);
    }

    ResponseEntity<?> to(HttpServletRequest request, Throwable cause, HttpHeaders headers) {
        if (Requests.isApi(request)) {
            return problem(request, cause, failures.of(cause, stranger(request).reader()), headers);
        }
        var page = page(request);
        var found = failures.of(cause, page.reader());
        var failure = reference(request)
                .map(reference -> found.with(page.say("error.reference", reference)))
                .orElse(found);
        if (SentForm.is(request)) return words(failure, headers);
        return Requests.isHtmx(request)
                ? notice(failure, headers)
                : whole(page, failure, home(page, failure, request), headers);
    }

    private ResponseEntity<ProblemDetail> problem(
            HttpServletRequest request, Throwable cause, Failure failure, HttpHeaders headers) {
        var language = Requests.language(request);
        var status = failure.status().value();
        var title = messages.find(language, "api.status." + status).orElse(failure.title());
        var text = cause instanceof Refused
                ? failure.text()
                : messages.find(language, "api.status." + status + ".text").orElse(failure.text());
        var problem = ProblemDetail.forStatusAndDetail(failure.status(), text);
        problem.setTitle(title);
        reference(request).ifPresent(reference -> problem.setProperty("reference", reference));
        if (cause instanceof Refused refused) problem.setProperty("code", refused.key());
        if (!failure.details().isEmpty()) {
            problem.setProperty("errors", failure.details());
        }
        return ResponseEntity.status(failure.status())
                .headers(headers)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static Optional<String> reference(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(REFERENCE));
    }

    private static ResponseEntity<String> words(Failure failure, HttpHeaders headers) {
        return ResponseEntity.status(failure.status())
                .headers(headers)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(text(failure));
    }

    private ResponseEntity<byte[]> notice(Failure failure, HttpHeaders headers) {
        return ResponseEntity.status(failure.status())
                .headers(headers)
                .header("HX-Reswap", "none")
                .header("HX-Trigger", Notices.header(new Toast(Tone.BAD, text(failure))))
                .body(new byte[0]);
    }

    /** Where the page leads on to: nothing is looked up for it where the fault is ours. */
    private Optional<String> home(Page page, Failure failure, HttpServletRequest request) {
        if (!page.outside()) return Optional.of("/");
        if (failure.status().is5xxServerError()) return Optional.empty();
        return outsideHome.flatMap(home -> home.path(request));
    }

    private ResponseEntity<?> whole(Page page, Failure failure, Optional<String> home, HttpHeaders headers) {
        return ResponseEntity.status(failure.status())
                .headers(headers)
                .contentType(HTML)
                .body(templates.webError(page, failure, home));
    }

    private static String text(Failure failure) {
        return failure.details().isEmpty()
                ? failure.text()
                : failure.details().stream().collect(Collectors.joining("\n", failure.text() + "\n", ""));
    }

    /** The visitor's page; a stranger's where what failed is the very thing that tells who it is. */
    private Page page(HttpServletRequest request) {
        try {
            return pages.of(request);
        } catch (RuntimeException e) {
            LOG.warn("No visitor for the error page of {}", Requests.route(request), e);
            return pages.of(request, stranger(request));
        }
    }

    private Visitor stranger(HttpServletRequest request) {
        var language = Requests.language(request);
        var calendar = language == Language.FA ? CalendarSystem.JALALI : CalendarSystem.GREGORIAN;
        var zone = ZoneId.of("Asia/Tehran");
        var reader = new Reader(language, calendar, zone, Money.RIAL, MoneyUnit.TOMAN, clock, messages);
        return new Visitor(reader, Optional.empty());
    }
}
