package org.peyvand.workspace;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Page;
import org.peyvand.web.Reader;
import org.peyvand.web.SignedIn;
import org.peyvand.web.Visitor;
import org.peyvand.web.Visitors;
import org.peyvand.workspace.door.OpenDoorFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;

/** Tells the pages who reads them: a member, as they and their workspace wish it, or a stranger. */
@Component
class MemberVisitors implements Visitors {

    private static final String LANGUAGE_COOKIE = "language";

    private final List<PathPatternRequestMatcher> outside;
    private final Clock clock;
    private final Messages messages;

    MemberVisitors(List<OpenDoor> doors, Clock clock, Messages messages) {
        this.outside = Stream.concat(
                        Stream.of(SecurityConfiguration.PUBLIC), doors.stream().map(OpenDoor::pattern))
                .map(PathPatternRequestMatcher::pathPattern)
                .toList();
        this.clock = clock;
        this.messages = messages;
    }

    @Override
    public Visitor of(HttpServletRequest request) {
        return Optional.ofNullable((CurrentMember.AtWork) request.getAttribute(MemberFilter.AT_WORK))
                .map(this::member)
                .or(() -> Optional.ofNullable((WorkspaceSettings) request.getAttribute(OpenDoorFilter.HOST))
                        .map(host -> outside(host, request)))
                .orElseGet(() -> stranger(request));
    }

    /**
     * In the language the address asks for, else in that of the business: what they came by knows it best. Who reads
     * another language than Persian counts by the Gregorian calendar, whatever the business does.
     */
    private Visitor outside(WorkspaceSettings host, HttpServletRequest request) {
        var language = Language.of(request.getParameter(Page.LANGUAGE)).orElse(host.language());
        var calendar = language == Language.FA ? host.calendar() : CalendarSystem.GREGORIAN;
        var reader = new Reader(language, calendar, host.zone(), host.currency(), host.unit(), clock, messages);
        return new Visitor(reader, Optional.empty(), true);
    }

    private Visitor member(CurrentMember.AtWork member) {
        var settings = member.settings();
        var reader = reader(settings, member.language());
        var signedIn = new SignedIn(member.actor().name(), member.email(), settings.name(), settings.madeUp());
        return new Visitor(reader, Optional.of(signedIn));
    }

    private Reader reader(WorkspaceSettings settings, Language language) {
        return new Reader(
                language, settings.calendar(), settings.zone(), settings.currency(), settings.unit(), clock, messages);
    }

    private Visitor stranger(HttpServletRequest request) {
        var language = chosen(request)
                .orElseGet(() -> Language.preferred(
                        request.getHeader("Accept-Language") == null
                                ? Collections.emptyList()
                                : Collections.list(request.getLocales())));
        var calendar = language == Language.FA ? CalendarSystem.JALALI : CalendarSystem.GREGORIAN;
        var reader = new Reader(language, calendar, ZoneId.of("Asia/Tehran"), "IRR", MoneyUnit.TOMAN, clock, messages);
        return new Visitor(reader, Optional.empty(), isOutside(request));
    }

    private boolean isOutside(HttpServletRequest request) {
        return outside.stream().anyMatch(pattern -> pattern.matches(request));
    }

    /** The language of this browser, once somebody chose one in it. */
    static Optional<Language> chosen(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(LANGUAGE_COOKIE))
                .map(Cookie::getValue)
                .flatMap(code -> Language.of(code).stream())
                .findFirst();
    }

    static void choose(Language language, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(LANGUAGE_COOKIE, language.code())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .httpOnly(true)
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
