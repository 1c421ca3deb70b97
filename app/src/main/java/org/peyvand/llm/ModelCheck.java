package org.peyvand.llm;

import java.time.Duration;
import java.util.List;
import org.peyvand.web.Language;
import org.peyvand.web.Trial;
import org.peyvand.web.Trial.Result;
import org.peyvand.web.Trial.Step;
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
        ANSWER
    }

    private final Connections connections;
    private final Completions completions;

    ModelCheck(Connections connections, Completions completions) {
        this.connections = connections;
        this.completions = completions;
    }

    /** Asks once, also where it is not used yet; takes as long as the model does. */
    List<Step<Stage>> check(Language language) {
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

    private static List<Step<Stage>> answered(String said, Prompt prompt) {
        var trial = trial();
        for (var stage : Stage.values()) if (stage != Stage.ANSWER) trial.good(stage, "");
        Answer.read(said, prompt, 1)
                .ifPresentOrElse(
                        answer -> trial.good(Stage.ANSWER, answer.text()), () -> trial.care(Stage.ANSWER, cut(said)));
        return trial.steps();
    }

    private static Trial<Stage> trial() {
        return new Trial<>("llm", List.of(Stage.values()));
    }

    private static String cut(String said) {
        var line = said.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), 300));
    }

    private static List<Step<Stage>> failed(Unanswered why) {
        var trial = trial();
        trial.fail(stage(why.trouble()), why.trouble().code(), why.detail());
        return trial.steps();
    }

    private static Stage stage(Trouble trouble) {
        return switch (trouble) {
            case HOST, PRIVATE, PLAIN -> Stage.ADDRESS;
            case CONNECT, TLS, MOVED, PATH, COUNTRY -> Stage.CONNECT;
            case KEY -> Stage.KEY;
            case MODEL -> Stage.MODEL;
            case SLOW, LARGE, BUSY, BROKEN, REFUSED, CUT, ODD -> Stage.ANSWER;
        };
    }

    /** Whether it answers, and so that its answers can be used. */
    public static boolean isGood(List<Step<Stage>> steps) {
        return steps.stream().allMatch(step -> step.result() == Result.GOOD);
    }
}
