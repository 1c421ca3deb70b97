package org.peyvand.channel.mail.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text of a mail parted into what its writer says and what only stands below it: the mail answered, signatures, what a
 * telephone adds. Answers written between the lines they answer stay with them, and nothing is ever left empty.
 *
 * @param text what is said
 * @param rest what is folded away, or empty
 */
public record Folded(String text, String rest) {

    private static final int MOST_LINES = 5_000;
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_INTRODUCTION = 4;
    private static final int LONGEST_SIGNATURE = 15;
    private static final int SHORTEST_FOOTER = 5;
    private static final int BLOCK = 6;

    /** What stands above a mail quoted: a date or an address, and that somebody wrote. */
    private static final String WROTE =
            "wrote|writes|schrieb|schreibt|a écrit|a ecrit|escribió|escribio|ha scritto|scrisse|schreef"
                    + "|skrev|escreveu|napsala?|napísala?|napisał[a(]*\\)?|kirjoitti|написала?|пишет|yazdı|írta|έγραψε|reageerde"
                    + "|نوشت|نوشته است|نوشته‌است|نوشته|نوشتند|كتب|写道|寫道|のメッセージ";

    private static final Pattern INTRODUCTION =
            Pattern.compile("(?iu)(?=.*(?:\\p{Nd}{1,4}[./:,\\s‌-]|@)).{0,300}(?<![\\p{L}])(?:" + WROTE
                    + ")(?![\\p{L}]).{0,120}[:：]\\s*");

    private static final Pattern BEGINNING = Pattern.compile(
            "(?iu)[\\s*_]*(?:on|am|le|el|il|op|den|em|dne|dnia|w dniu|em|a|på|vào|в|на|ср|пн|вт|чт|пт|сб|вс|at|date|در|در‌تاریخ"
                    + "|du|20\\d\\d|\\p{Nd}{1,2}[./-]|mon|tue|wed|thu|fri|sat|sun|.{0,80}<[^<>@\\s]+@[^<>\\s]+>|.{0,60}@)(?![\\p{L}]).*");

    private static final Pattern DATED = Pattern.compile(
            "(?u)\\s*\\p{Nd}{4}[-/.]\\p{Nd}{1,2}[-/.]\\p{Nd}{1,2}[ ,].{0,200}<[^<>@\\s]+@[^<>\\s]+>\\s*:?\\s*"
                    + "|.{0,100}\\p{Nd}{1,2}:\\p{Nd}{2}.{0,100}<[^<>@\\s]+@[^<>\\s]+>\\s*:\\s*");

    private static final Pattern ORIGINAL = Pattern.compile(
            "(?iu)[\\s*]*[-_=–—]{2,}\\s*(?:original(?:\\s|-)?(?:message|e?mail|appointment|nachricht)|reply message|ursprüngliche nachricht|message d.origine|message original"
                    + "|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|oprindelig meddelelse|original besked"
                    + "|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|исходное сообщение|původní zpráva|orijinal mesaj|پیام اصلی|پیام اولیه"
                    + "|متن اصلی)\\s*[-_=–—]{0,}[\\s*]*");

    private static final Pattern FROM = header("from|von|de|da|van|fra|från|lähettäjä|от|od|kimden|از|فرستنده");
    private static final Pattern DATE = header("date|datum|fecha|data|дата|تاریخ");
    private static final Pattern FURTHER = header(
            "sent|date|to|cc|subject|reply-to|gesendet|datum|an|betreff|envoyé|envoyé le|à|objet|enviado|enviado el"
                    + "|fecha|para|asunto|enviada em|assunto|inviato|data|a|oggetto|verzonden|aan|onderwerp|sendt|dato|til|emne|skickat|till"
                    + "|ämne|lähetetty|päivämäärä|vastaanottaja|aihe|отправлено|дата|кому|тема|wysłano|do|temat|odesláno|komu|předmět"
                    + "|tarih|kime|konu|تاریخ|ارسال|ارسال شده|ارسال‌شده|فرستاده شده|به|گیرنده|موضوع|رونوشت");

    private static final Pattern LINE = Pattern.compile("\\s*[-_=–—*]{5,}\\s*");
    private static final Pattern DASHES = Pattern.compile("\\s*(?:--|—|––)\\s*|--\\s?\\S?");
    private static final Pattern FOOTER = Pattern.compile("\\s*_{2,}\\s*");

    private static final Pattern TELEPHONE = Pattern.compile(
            "(?iu)\\s*[*_]?(?:sent (?:from|via|with|by) (?:my )?\\S.{0,60}|sent from .{0,60}|get outlook for .{0,60}|gesendet (?:von|mit|aus) .{0,60}"
                    + "|von meinem .{0,40} gesendet.{0,20}|envoyé (?:de|depuis|à partir) .{0,60}|enviado (?:desde|do|de) .{0,60}|inviato da(?:l)? .{0,60}"
                    + "|verstuurd vanaf .{0,60}|verzonden (?:vanaf|met) .{0,60}|skickat från .{0,60}|sendt fra .{0,60}|lähetetty .{0,60}"
                    + "|отправлено (?:с|из) .{0,60}|wysłan[eo] z .{0,60}|iphone'?umdan gönderildi|(?:ارسال|فرستاده)[ ‌]?شده (?:از|با|توسط) .{0,60})(?:<\\S+>)?[*_.]?\\s*");

    private static Pattern header(String words) {
        return Pattern.compile("(?iu)[\\s*>]*(?:" + words + ")\\s*\\*?\\s*[:：]\\*?\\s*\\S?.*");
    }

    /** Parts the text. */
    public static Folded of(String text) {
        var lines = Arrays.stream(text.split("\n", -1)).toList();
        if (lines.size() > MOST_LINES) return new Folded(text, "");
        var reply = new Reply(lines);
        var said = reply.said();
        var signature = signature(said);
        var kept = join(said.subList(0, signature));
        if (kept.isBlank())
            return said.stream().allMatch(String::isBlank)
                    ? new Folded(text.strip(), "")
                    : new Folded(join(said), reply.rest());
        var below = join(said.subList(signature, said.size()));
        return new Folded(kept, (below + "\n\n" + reply.rest()).strip());
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines).strip();
    }

    /** Where the signature begins, or the end. */
    private static int signature(List<String> lines) {
        for (var i = 0; i < lines.size(); i++) {
            var left = lines.subList(i + 1, lines.size()).stream()
                    .filter(line -> !line.isBlank())
                    .count();
            var line = lines.get(i);
            if (left <= LONGEST_SIGNATURE && DASHES.matcher(line).matches()) return i;
            if (left <= SHORTEST_FOOTER && FOOTER.matcher(line).matches()) return i;
            if (left <= 2
                    && line.length() < 100
                    && TELEPHONE.matcher(plain(line)).matches()) return i;
        }
        return lines.size();
    }

    /** Without the marks of direction that Persian mail programs put around dates. */
    private static String plain(String line) {
        return line.length() > LONGEST_LINE
                ? ""
                : line.replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]", "");
    }

    private static boolean quoted(String line) {
        return line.stripLeading().startsWith(">");
    }

    /** The lines of a mail, and which of them are quoted. */
    private static final class Reply {

        private final List<String> lines;
        private final boolean[] folded;

        Reply(List<String> lines) {
            this.lines = lines;
            this.folded = new boolean[lines.size()];
            fold();
        }

        private void fold() {
            var beginning =
                    IntStream.range(0, lines.size()).filter(i -> length(i) > 0).findFirst();
            if (beginning.isEmpty()) {
                foldQuotes(0, 0);
                return;
            }
            var at = beginning.getAsInt();
            var from = at > 0 && LINE.matcher(lines.get(at - 1)).matches() ? at - 1 : at;
            var after = at + length(at);
            var next = next(after);
            if (next.isPresent() && quoted(lines.get(next.getAsInt()))) foldQuotes(from, after);
            else hide(from, lines.size());
        }

        private OptionalInt next(int from) {
            return IntStream.range(from, lines.size())
                    .filter(i -> !lines.get(i).isBlank())
                    .findFirst();
        }

        /** Folds what is quoted after an introduction, unless answers stand between the quotations. */
        private void foldQuotes(int from, int after) {
            var first = IntStream.range(after, lines.size())
                    .filter(i -> quoted(lines.get(i)))
                    .findFirst();
            if (first.isEmpty()) return;
            var end = endOfQuote(first.getAsInt());
            var later = IntStream.range(end, lines.size())
                    .filter(i -> quoted(lines.get(i)))
                    .findFirst();
            if (later.isPresent()) {
                if (IntStream.range(endOfQuote(later.getAsInt()), lines.size())
                                .allMatch(i -> lines.get(i).isBlank() || quoted(lines.get(i)))
                        && from < after
                        && IntStream.range(0, from).anyMatch(i -> !lines.get(i).isBlank())) hide(from, end);
                return;
            }
            hide(from < after ? from : first.getAsInt(), end);
        }

        /** A line broken by the mail program in the middle of a quotation belongs to it. */
        private int endOfQuote(int from) {
            var end = from;
            for (var i = from; i < lines.size(); i++) {
                if (quoted(lines.get(i))) end = i + 1;
                else if (!lines.get(i).isBlank()
                        && !(i + 1 < lines.size() && quoted(lines.get(i + 1)) && quoted(lines.get(i - 1)))) break;
            }
            return end;
        }

        private void hide(int from, int to) {
            for (var i = from; i < to; i++) folded[i] = true;
        }

        /** How many lines from there on introduce a mail quoted; none where they do not. */
        private int length(int at) {
            var line = plain(lines.get(at));
            if (line.isBlank() || quoted(line)) return 0;
            if (ORIGINAL.matcher(line).matches() || DATED.matcher(line).matches()) return 1;
            if (FROM.matcher(line).matches() && headersAfter(at, FURTHER) >= 2) return 1;
            if (DATE.matcher(line).matches() && headersAfter(at, FROM) == 1 && headersAfter(at, FURTHER) >= 2) return 1;
            if (!BEGINNING.matcher(line).matches()) return 0;
            var joined = new StringBuilder();
            for (var i = at; i < Math.min(lines.size(), at + LONGEST_INTRODUCTION); i++) {
                var next = plain(lines.get(i)).strip();
                if (next.isEmpty() || quoted(next)) break;
                joined.append(i == at ? "" : " ").append(next);
                if (joined.length() > LONGEST_LINE) break;
                if (INTRODUCTION.matcher(joined).matches()) return i - at + 1;
            }
            return 0;
        }

        private long headersAfter(int at, Pattern header) {
            return IntStream.range(at + 1, Math.min(lines.size(), at + BLOCK))
                    .mapToObj(i -> plain(lines.get(i)))
                    .filter(line -> header.matcher(line).matches())
                    .count();
        }

        List<String> said() {
            return of(false);
        }

        String rest() {
            return of(true).stream().collect(Collectors.joining("\n")).strip();
        }

        private List<String> of(boolean hidden) {
            var some = new ArrayList<String>();
            for (var i = 0; i < lines.size(); i++) if (folded[i] == hidden) some.add(lines.get(i));
            return some;
        }
    }
}
