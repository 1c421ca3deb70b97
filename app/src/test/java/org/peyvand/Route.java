package org.peyvand;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A way into the program, with enough known about it to send a request that is refused for its ids alone. */
record Route(String method, String pattern, HandlerMethod handler) {

    private static final Pattern PATH_ID = Pattern.compile("([^/]+)/\\{(\\w+)}");
    private static final Pattern BODY_ID = Pattern.compile("\\{(\\w+)}");

    /** Ids that name a place in a list or the telling itself, and nothing that could be reached. */
    private static final Set<String> PLACES = Set.of("before", "form");

    /** What a form's field holds where it is not just some text. */
    private static final Map<String, String> FIELDS = Map.of(
            "kind", "mail",
            "address", "new@example.com",
            "amount", "12000",
            "form", "0198a5c0-0000-7000-8000-000000000001",
            "role", "agent",
            "meaning", "sale",
            "before", "0198a5c0-0000-7000-8000-000000000002",
            "after", "9000000000000000_00000000-0000-7000-8000-000000000000");

    /** A body for each type of input; ids are named as in {@link Belongings}. */
    private static final Map<String, String> BODIES = Map.of(
            "MessageInput", "{'kind': 'note', 'text': 'new'}",
            "Handover", "{'priority': 'high'}",
            "Closing", "{'reason': 'spam'}",
            "MergeInput", "{'absorb': '{merge}'}",
            "HandleInput", "{'kind': 'mail', 'value': 'new@example.com'}",
            "TagInput", "{'tag': 'new'}",
            "Change", "{'city': 'Shiraz'}");

    static Stream<Route> all(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(route -> route.getKey().getPatternValues().stream()
                        .flatMap(pattern -> route.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(method.name(), pattern, route.getValue()))))
                .sorted((one, other) -> one.toString().compareTo(other.toString()));
    }

    boolean isForPrograms() {
        return pattern.startsWith("/api/");
    }

    /** The kinds of things whose ids a request carries: in its path, then in its body, then in its form. */
    List<String> ids() {
        var pathAndBody = Stream.of(PATH_ID.matcher(pattern), BODY_ID.matcher(body()))
                .flatMap(Matcher::results)
                .map(found -> found.group(1));
        return Stream.concat(pathAndBody, idsOfForm()).toList();
    }

    private Stream<String> idsOfForm() {
        return fields().filter(Route::isId).map(Route::name).filter(name -> !PLACES.contains(name));
    }

    /** What this class does not know how to fill: path variables that are not ids, and bodies. */
    List<String> unknown() {
        var strange = new ArrayList<String>();
        for (var parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(PathVariable.class) && !isId(parameter)) {
                strange.add(this + ": " + name(parameter));
            }
            if (takesBodyUnknown(parameter)) strange.add(this + ": a body of " + parameter.getParameterType());
        }
        return strange;
    }

    private boolean takesBodyUnknown(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class)
                && pattern.contains("{")
                && !BODIES.containsKey(parameter.getParameterType().getSimpleName());
    }

    /** Sends the request with those ids, in the order of {@link #ids}. */
    HttpResponse<String> send(Belongings sender, List<UUID> ids) {
        var next = new ArrayList<>(ids);
        var path = PATH_ID.matcher(pattern).replaceAll(found -> found.group(1) + "/" + next.removeFirst());
        var body = BODY_ID.matcher(body())
                .replaceAll(_ -> next.removeFirst().toString())
                .replace('\'', '"');
        var form = form(next);
        if (isForPrograms()) return sender.program().send(method, path + query(form), body);
        return method.equals("GET")
                ? sender.member().get(path + query(form))
                : sender.member().post(path, form);
    }

    private String body() {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .map(parameter ->
                        BODIES.getOrDefault(parameter.getParameterType().getSimpleName(), ""))
                .findFirst()
                .orElse("");
    }

    private static String query(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&", "?", ""));
    }

    private Map<String, String> form(List<UUID> ids) {
        var form = new HashMap<>(Map.of("name", "new"));
        idsOfForm().forEach(name -> form.put(name, ids.removeFirst().toString()));
        fields().forEach(field -> form.putIfAbsent(name(field), value(field)));
        return form;
    }

    /** The fields that must be there. */
    private Stream<MethodParameter> fields() {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() != Map.class)
                .filter(parameter -> Optional.ofNullable(parameter.getParameterAnnotation(RequestParam.class))
                        .filter(field -> field.defaultValue().equals(ValueConstants.DEFAULT_NONE))
                        .isPresent());
    }

    private static boolean isId(MethodParameter parameter) {
        return parameter.getParameterType() == UUID.class;
    }

    private static String value(MethodParameter parameter) {
        return parameter.getParameterType().isEnum()
                ? parameter.getParameterType().getEnumConstants()[0].toString()
                : FIELDS.getOrDefault(name(parameter), "new");
    }

    /** The sources are compiled with their parameters' names. */
    private static String name(MethodParameter parameter) {
        return parameter
                .getExecutable()
                .getParameters()[parameter.getParameterIndex()]
                .getName();
    }

    @Override
    public String toString() {
        return pattern + " " + method;
    }
}
