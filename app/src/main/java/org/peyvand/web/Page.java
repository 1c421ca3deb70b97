package org.peyvand.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * The page being made, handed to controllers as an argument and on to their templates: whom it is for, the way about,
 * and what its forms need.
 */
public final class Page {

    /** The parameter by which people outside ask for a language. */
    public static final String LANGUAGE = "language";

    private static final String TOAST = Page.class.getName() + ".toast";

    private final Visitor visitor;
    private final List<Part> parts;
    private final HttpServletRequest request;

    Page(Visitor visitor, List<Part> parts, HttpServletRequest request) {
        this.visitor = visitor;
        this.parts = parts.stream()
                .filter(part -> visitor.signedIn().isEmpty() || part.open().getAsBoolean())
                .sorted(Comparator.comparingInt(Part::order))
                .toList();
        this.request = request;
    }

    public Reader reader() {
        return visitor.reader();
    }

    public Optional<SignedIn> signedIn() {
        return visitor.signedIn();
    }

    /** Whether whoever asks has nothing to log in to. */
    public boolean outside() {
        return visitor.outside();
    }

    /** The same page, to be written in another language. */
    public Page in(Language language) {
        return new Page(visitor.in(language), parts, request);
    }

    /** See {@link Reader#say(String, Object...)}. */
    public String say(String key, Object... arguments) {
        return reader().say(key, arguments);
    }

    /** See {@link Reader#count(String, long, Object...)}. */
    public String count(String key, long number, Object... more) {
        return reader().count(key, number, more);
    }

    /** The parts whoever asks may go to, in order. */
    public List<Part> parts() {
        return parts;
    }

    /** The part this page lies in: the one with the longest path that the request's path begins with. */
    public Optional<Part> active() {
        return parts.stream()
                .filter(part -> path().equals(part.path()) || path().startsWith(part.path() + "/"))
                .max(Comparator.comparingInt(part -> part.path().length()));
    }

    public boolean isActive(Part part) {
        return active().filter(part::equals).isPresent();
    }

    /** The path asked for, without the query; the one that failed on an error page. */
    public String path() {
        return Requests.path(request);
    }

    /** The path with what the address asks for behind it, to come back to the same page. */
    public String address() {
        return path()
                + Optional.ofNullable(request.getQueryString())
                        .map(query -> "?" + query)
                        .orElse("");
    }

    /** This address, asking for a language: how people outside, for whom none is kept, go from one to the other. */
    public String addressIn(Language language) {
        var asked = Stream.of(
                        Optional.ofNullable(request.getQueryString()).orElse("").split("&"))
                .filter(part -> !part.isEmpty() && !part.startsWith(LANGUAGE + "="));
        return path()
                + Stream.concat(asked, Stream.of(LANGUAGE + "=" + language.code()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** The value of a parameter of the address, or "". */
    public String parameter(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    /** Whether htmx asked, so that a part of the page is wanted and not the whole. */
    public boolean fragment() {
        return Requests.isFragment(request);
    }

    public Optional<String> csrfParameter() {
        return csrf().map(CsrfToken::getParameterName);
    }

    public Optional<String> csrfHeader() {
        return csrf().map(CsrfToken::getHeaderName);
    }

    /** The token a form sends back; none where the request needs none. Makes a session. */
    public Optional<String> csrfToken() {
        return csrf().map(CsrfToken::getToken);
    }

    /** Leaves a notice of success for the next page that is shown whole, through a redirect. */
    public void flash(String key, Object... arguments) {
        flash(Tone.GOOD, key, arguments);
    }

    /** Leaves a notice for the next page that is shown whole. */
    public void flash(Tone tone, String key, Object... arguments) {
        var toast = new Toast(tone, say(key, arguments));
        request.getSession().setAttribute(TOAST, toast);
        request.setAttribute(TOAST, toast);
    }

    /** The notice that was left, once. */
    public Optional<Toast> takeToast() {
        var session = Optional.ofNullable(request.getSession(false));
        var toast = session.map(kept -> (Toast) kept.getAttribute(TOAST));
        toast.ifPresent(_ -> session.get().removeAttribute(TOAST));
        return toast;
    }

    /** The notice this very request left, where it says that nothing was done; nobody else sees it then. */
    static Optional<Toast> takeRefusal(HttpServletRequest request) {
        var left = Optional.ofNullable((Toast) request.getAttribute(TOAST)).filter(toast -> toast.tone() == Tone.BAD);
        left.ifPresent(_ -> request.getSession().removeAttribute(TOAST));
        return left;
    }

    private Optional<CsrfToken> csrf() {
        return Optional.ofNullable((CsrfToken) request.getAttribute(CsrfToken.class.getName()));
    }
}
