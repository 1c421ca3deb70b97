package org.peyvand.channel.mail.thread;

/** What a mail is about, without what clients put before it when they answer or hand on. */
public final class Subjects {

    /** Of the languages clients speak: Re, Fwd, Antw, پاسخ, also counted as in Re[2]. */
    private static final String PREFIXES =
            "(?iu)^(\\s*((re|aw|sv|vs|antw|antwort|odp|ynt|rif|ref|fw|fwd|wg|tr|rv|پاسخ|جواب|ارجاع)\\s*(\\[\\d+])?\\s*[:：]))+\\s*";

    private Subjects() {}

    /** What is left without them. */
    public static String bare(String subject) {
        return subject.replaceFirst(PREFIXES, "").strip();
    }
}
