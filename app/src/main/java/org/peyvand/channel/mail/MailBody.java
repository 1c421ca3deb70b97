package org.peyvand.channel.mail;

import org.peyvand.channel.mail.reading.Folded;
import org.peyvand.channel.mail.reading.ReadMail;
import org.peyvand.conversation.Conversations;

/**
 * What a mail says, and apart from it what it repeats.
 *
 * @param text at most as long as a message
 * @param rest earlier mails, signatures, and what was too long
 */
record MailBody(String text, String rest) {

    private static final int LONGEST_REST = 100_000;

    static MailBody of(ReadMail mail) {
        var folded = Folded.of(mail.text());
        var text = cut(folded.text(), Conversations.LONGEST);
        var rest = (folded.text().substring(text.length()) + "\n" + folded.rest()).strip();
        return new MailBody(text, cut(rest, LONGEST_REST));
    }

    /** The beginning of it, never half a letter. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) return text;
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
