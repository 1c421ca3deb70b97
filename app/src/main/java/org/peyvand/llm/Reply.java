package org.peyvand.llm;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What came back, as the providers that speak this interface really write it: they differ in where they say what is wrong, and
 * in how they tell a model's thoughts from its answer.
 */
record Reply(int status, String body, JsonNode json) {

    private static final int GOOD = 200;
    private static final String END_OF_THOUGHT = "</think>";
    private static final Pattern COUNTRY = Pattern.compile(
            "(?i)unsupported_country|\\b(country|region|territory|location)\\b.{0,40}\\bnot (supported|available)");
    private static final Pattern NO_SUCH_MODEL = Pattern.compile(
            "(?i)\\b(invalid|unknown|unsupported|no such) model\\b"
                    + "|\\bmodel\\b.{0,120}(n[o']t exist|not found|not available|not a valid|not supported|decommissioned|invalid)");
    private static final Pattern KEY = Pattern.compile("(?i)\\bapi.?key\\b");

    static Reply of(ObjectMapper json, int status, String body) {
        return new Reply(status, body, read(json, body));
    }

    private static JsonNode read(ObjectMapper json, String body) {
        try {
            var read = json.readTree(body);
            // Google puts what is wrong into a list of one.
            return read.isArray() ? read.path(0) : read;
        } catch (JacksonException noJson) {
            return json.createObjectNode();
        }
    }

    /**
     * The answer, without what the model thought on the way to it.
     *
     * @throws Unanswered where there is none, or half of one
     */
    String said() throws Unanswered {
        if (status != GOOD) throw new Unanswered(trouble(status), status + " " + error());
        var choice = json.path("choices").path(0);
        if (choice.isMissingNode() && !error().isEmpty())
            throw new Unanswered(trouble(json.path("error").path("code").asInt(GOOD)), error());
        var said = content(choice.path("message").path("content"))
                .orElseThrow(() -> new Unanswered(Trouble.ODD, "no choices[0].message.content"));
        if (choice.path("finish_reason").asString("").equals("length"))
            throw new Unanswered(Trouble.CUT, "finish_reason length");
        return withoutThoughts(said);
    }

    /** Mistral's thinking models answer in parts, of which those of the type text are the answer. */
    private static Optional<String> content(JsonNode content) {
        if (content.isString()) return Optional.of(content.asString());
        if (!content.isArray()) return Optional.empty();
        return Optional.of(content.valueStream()
                .filter(part -> part.path("type").asString("").equals("text"))
                .map(part -> part.path("text").asString(""))
                .collect(Collectors.joining()));
    }

    /** Many servers of open models leave them in the text, some without their beginning, as it stood in the prompt. */
    private static String withoutThoughts(String said) throws Unanswered {
        int end = said.lastIndexOf(END_OF_THOUGHT);
        var answer = end < 0 ? said : said.substring(end + END_OF_THOUGHT.length());
        if (answer.stripLeading().startsWith("<think>")) throw new Unanswered(Trouble.CUT, "<think> without an end");
        return answer;
    }

    /** The name of the {@link Wishes wish} that the provider refuses; empty where it refuses none. */
    Optional<String> refusedWish() {
        if (status != 400 && status != 422) return Optional.empty();
        return Optional.of(json.path("error").path("param").asString(""))
                .filter(Wishes.NAMES::contains)
                .or(() -> Wishes.NAMES.stream().filter(body::contains).min(Comparator.comparingInt(body::indexOf)));
    }

    private Trouble trouble(int status) {
        if (says(COUNTRY)) return Trouble.COUNTRY;
        return switch (status) {
            case 301, 302, 303, 307, 308 -> Trouble.MOVED;
            case 401, 403 -> Trouble.KEY;
            case 402, 429 -> Trouble.BUSY;
            case 404 -> (code() + error()).contains("model") ? Trouble.MODEL : Trouble.PATH;
            case 400, 422 -> code().contains("model") || says(NO_SUCH_MODEL) ? Trouble.MODEL : keyOrRefused();
            case 413 -> Trouble.REFUSED;
            default -> status >= 500 ? Trouble.BROKEN : Trouble.ODD;
        };
    }

    private Trouble keyOrRefused() {
        return says(KEY) ? Trouble.KEY : Trouble.REFUSED;
    }

    private boolean says(Pattern what) {
        return what.matcher(code() + " " + error()).find();
    }

    private String code() {
        var error = json.path("error");
        return Optional.of(error.path("code").asString(""))
                .filter(Predicate.not(String::isEmpty))
                .orElseGet(
                        () -> json.path("code").asString("") + json.path("type").asString(""));
    }

    /** What a provider says of it; they say it in one of these places. */
    private String error() {
        var error = json.path("error");
        if (error.isString()) return error.asString();
        return error.path("message")
                .asString(json.path("message").asString(json.path("detail").asString("")));
    }
}
