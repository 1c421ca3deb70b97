package org.peyvand.channel.mail.reading;

/**
 * A file that comes with a mail.
 *
 * @param name as its sender wrote it: not to be trusted
 * @param type as its sender says
 */
public record MailFile(String name, String type, byte[] bytes) {

    static MailFile of(Part.Single part) {
        var name = part.name().orElseGet(() -> nameless(part.type()));
        return new MailFile(name, part.type(), part.bytes());
    }

    private static String nameless(String type) {
        return switch (type) {
            case "message/rfc822" -> "mail.eml";
            case "text/plain", "message/delivery-status" -> "text.txt";
            case "text/html" -> "page.html";
            case "text/calendar" -> "invitation.ics";
            case "application/ms-tnef" -> "winmail.dat";
            default -> "file";
        };
    }
}
