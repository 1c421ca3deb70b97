package org.peyvand.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.peyvand.web.Language;
import org.springframework.stereotype.Component;

/** Tries the language model step by step, with a passage of its own, so that what is wrong can be said and put right. */
@Component
public class ModelCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** The steps, in their order. */
    public enum Stage {
        ADDRESS,
        CONNECT,
        KEY,
        MODEL,
        ANSWER;

        /** As messages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a step ended. */
    public enum Result {
        GOOD,
        /** Not wrong, and to be known. */
        CARE,
        BAD,
        /** Not tried, since one before it failed. */
        UNTRIED;

        /** As messages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A step as it went.
     *
     * @param trouble what is wrong where it is bad
     * @param detail what was said
     */
    public record Step(Stage stage, Result result, Optional<Trouble> trouble, String detail) {}

    private final Connections connections;
    private final Completions completions;

    ModelCheck(Connections connections, Completions completions) {
        this.connections = connections;
        this.completions = completions;
    }

    /** Asks once, also where it is not used yet; takes as long as the model does. */
    List<Step> check(Language language) {
        var prompt = Prompt.of(sample(language, "question"), List.of(sample(language, "passage")), language);
        try {
            var said = completions.ask(connections.get(), prompt, PATIENCE);
            connections.answered();
            return answered(said, prompt);
        } catch (Unanswered why) {
            connections.failed(why);
            return failed(why);
        }
    }

    private static String sample(Language language, String what) {
        return switch (language.code() + " " + what) {
            case "fa question" -> "کالا را تا کی می‌شود پس داد؟";
            case "fa passage" -> "هر کالا تا هفت روز پس از تحویل پس گرفته می‌شود، اگر باز نشده باشد.";
            case "en question" -> "Until when can I return something?";
            default -> "Every item can be returned within seven days of delivery if it has not been opened.";
        };
    }

    private static List<Step> answered(String said, Prompt prompt) {
        var steps = new ArrayList<Step>();
        for (var stage : Stage.values()) if (stage != Stage.ANSWER) steps.add(good(stage, ""));
        steps.add(Answer.read(said, prompt, 1)
                .map(answer -> good(Stage.ANSWER, answer.text()))
                .orElseGet(() -> new Step(Stage.ANSWER, Result.CARE, Optional.empty(), cut(said))));
        return List.copyOf(steps);
    }

    private static String cut(String said) {
        var line = said.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), 300));
    }

    private static Step good(Stage stage, String detail) {
        return new Step(stage, Result.GOOD, Optional.empty(), detail);
    }

    /** What comes before the step that failed was passed; what comes after was not tried. */
    private static List<Step> failed(Unanswered why) {
        var failed = stage(why.trouble());
        var steps = new ArrayList<Step>();
        for (var stage : Stage.values()) {
            if (stage.compareTo(failed) < 0) steps.add(good(stage, ""));
            else if (stage == failed) steps.add(new Step(stage, Result.BAD, Optional.of(why.trouble()), why.detail()));
            else steps.add(new Step(stage, Result.UNTRIED, Optional.empty(), ""));
        }
        return List.copyOf(steps);
    }

    private static Stage stage(Trouble trouble) {
        return switch (trouble) {
            case HOST, PRIVATE, PLAIN -> Stage.ADDRESS;
            case CONNECT, TLS, MOVED, PATH -> Stage.CONNECT;
            case KEY -> Stage.KEY;
            case MODEL -> Stage.MODEL;
            case SLOW, LARGE, BUSY, BROKEN, ODD -> Stage.ANSWER;
        };
    }

    /** Whether it answers, and so that its answers can be used. */
    public static boolean isGood(List<Step> steps) {
        return steps.stream().allMatch(step -> step.result() == Result.GOOD);
    }
}
