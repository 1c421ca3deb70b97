package org.peyvand.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Trying something outside step by step, so that what is wrong can be said in words and put right: what comes before the
 * step that failed was passed, what comes after it was not tried. A step is said as {@code WORDS.step.STAGE.RESULT}, one
 * that failed as {@code WORDS.problem.TROUBLE} with {@code WORDS.advice.TROUBLE}.
 *
 * @param <S> the stages
 */
public final class Trial<S extends Enum<S>> {

    /** How a step ended. */
    public enum Result {
        GOOD("good"),
        /** Not wrong, and to be known. */
        CARE("warning"),
        BAD("error"),
        /** Not tried, since one before it failed. */
        UNTRIED("clock");

        private final String icon;

        Result(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }

        /** As messages and styles name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A step as it went.
     *
     * @param said the message that says so
     * @param advice the message with what can be done, where there is something to do
     * @param detail a name, an address, or what was answered; may be empty
     */
    public record Step<S>(S stage, Result result, String said, Optional<String> advice, String detail) {}

    private final String words;
    private final List<S> stages;
    private final List<Step<S>> steps = new ArrayList<>();

    /**
     * @param words what the names of its messages begin with
     * @param stages in the order in which they are tried
     */
    public Trial(String words, List<S> stages) {
        this.words = words;
        this.stages = stages;
    }

    /** The stage that comes next; the last one again where all are done. */
    public S next() {
        return stages.get(Math.min(steps.size(), stages.size() - 1));
    }

    public void good(S stage, String detail) {
        steps.add(new Step<>(stage, Result.GOOD, step(stage, Result.GOOD), Optional.empty(), detail));
    }

    /** Passed, and something about it should be known. */
    public void care(S stage, String detail) {
        steps.add(new Step<>(stage, Result.CARE, step(stage, Result.CARE), Optional.empty(), detail));
    }

    /** Passed, and something should be done about it, which {@code WORDS.step.STAGE.advice} says. */
    public void advise(S stage, String detail) {
        var advice = words + ".step." + code(stage) + ".advice";
        steps.add(new Step<>(stage, Result.CARE, step(stage, Result.CARE), Optional.of(advice), detail));
    }

    /** Passed but for that matter: said as {@code WORDS.step.STAGE.MATTER}, with {@code WORDS.step.STAGE.MATTER.advice}. */
    public void advise(S stage, String matter, String detail) {
        var said = words + ".step." + code(stage) + "." + matter;
        steps.add(new Step<>(stage, Result.CARE, said, Optional.of(said + ".advice"), detail));
    }

    /** Ends it at that stage, or at the next one where that was passed: those before it were, those after it not tried. */
    public void fail(S found, String trouble, String detail) {
        var at = found.compareTo(next()) < 0 ? next() : found;
        for (var stage : List.copyOf(stages.subList(steps.size(), stages.size()))) {
            if (stage.compareTo(at) < 0) good(stage, "");
            else if (stage == at) steps.add(failed(at, trouble, detail));
            else steps.add(new Step<>(stage, Result.UNTRIED, step(stage, Result.UNTRIED), Optional.empty(), ""));
        }
    }

    private Step<S> failed(S stage, String trouble, String detail) {
        var advice = Optional.of(words + ".advice." + trouble);
        return new Step<>(stage, Result.BAD, words + ".problem." + trouble, advice, detail);
    }

    private String step(S stage, Result result) {
        return words + ".step." + code(stage) + "." + result.code();
    }

    private String code(S stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    public List<Step<S>> steps() {
        return List.copyOf(steps);
    }
}
