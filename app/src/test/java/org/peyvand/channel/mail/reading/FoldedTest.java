package org.peyvand.channel.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said is shown; what only stands below it is folded away, whatever program and language wrote it. */
class FoldedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Tue, 3 Apr 2012 at 16:19, bob <bob@example.com> wrote:\n> Hi",
                "On Tue, 3 Apr 2012 at 16:19, bob\n<bob@example.com> wrote:\n\n> Hi\n> there",
                "در تاریخ سه‌شنبه ۱۵ فروردین ۱۴۰۲ ساعت ۱۶:۱۹ علی <ali@example.com> نوشت:\n> سلام",
                "\u202Bدر سه‌شنبه ۴ آوریل ۲۰۲۳،\u200F ۱۶:۱۹ Ali <ali@example.com> نوشت:\u202C\n\n> سلام",
                "در ۱۵ فروردین ۱۴۰۲، ساعت ۱۶:۱۹، علی رضایی <ali@example.com> نوشته است:\n> سلام",
                "Am 3. April 2012 um 16:19 schrieb Bob <bob@example.com>:\n> Hallo",
                "Le 3 avr. 2012 à 16:19, Bob <bob@example.com> a écrit :\n> Salut",
                "El 3 abr 2012, a las 16:19, Bob <bob@example.com> escribió:\n> Hola",
                "Il giorno 3 apr 2012, alle ore 16:19, Bob <bob@example.com> ha scritto:\n> Ciao",
                "-----Original Message-----\nFrom: Bob\nHi",
                "-----پیام اصلی-----\nاز: علی\nسلام",
                "________________________________\nFrom: Bob <bob@example.com>\nSent: Tuesday\nTo: Shop\nSubject: Hi\n\nHi",
                "از: علی <ali@example.com>\nارسال شده: سه‌شنبه ۱۵ فروردین\nبه: فروشگاه\nموضوع: سفارش\n\nسلام",
                "Von: Bob\nGesendet: Dienstag, 3. April 2012\nAn: Shop\nBetreff: Hallo\n\nHallo",
                "-- \nBob\nShop Ltd.",
                "Sent from my iPhone",
                "ارسال شده از آیفون من",
                "> Hi\n> there"
            })
    void repeatedMailIsFolded(String below) {
        var folded = Folded.of("رسید، سپاس.\nThanks!\n\n" + below);
        assertThat(folded.text()).isEqualTo("رسید، سپاس.\nThanks!");
        assertThat(folded.rest()).isEqualTo(below.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Monday I bought this and it broke.",
                "On a related note: my neighbour wrote: never again.",
                "از: تهران تا شیراز چقدر راه است؟",
                "در تاریخ ۱۵ فروردین خریدم و هنوز نرسیده.",
                "From: here to there\nit is far.",
                "I sent from my iPhone three mails and nobody answered, which is why I am writing again, at length.\nMore.\nMore.\nMore.",
                "> quoted and nothing else"
            })
    void whatIsSaidIsNotFolded(String said) {
        assertThat(Folded.of(said)).isEqualTo(new Folded(said, ""));
    }

    @Test
    void answersBetweenTheLinesStayWithThem() {
        var text = "On Tue, 3 Apr 2012 at 16:19, bob <bob@example.com> wrote:\n> Colour?\n\nRed.\n\n> Size?\n\nLarge.";
        assertThat(Folded.of(text)).isEqualTo(new Folded(text, ""));
    }

    @Test
    void answerBelowTheMailItAnswersIsFound() {
        var folded = Folded.of(
                "On Tue, 3 Apr 2012 at 16:19, bob <bob@example.com> wrote:\n> Colour?\n> Size?\n\nRed, large.");
        assertThat(folded.text()).isEqualTo("Red, large.");
    }

    static Stream<String> replies() {
        return MailArchive.files("talon").keySet().stream()
                .filter(name -> name.matches("standard_replies/.*\\.eml"))
                .map(name -> name.replaceAll(".*/|\\.eml", ""));
    }

    /** The answers beside the mails keep the signatures; we fold them too. */
    @ParameterizedTest
    @MethodSource("replies")
    void standardRepliesOfManyProgramsAreFolded(String program) {
        var mail = MailReader.read(MailArchive.files("talon").get("standard_replies/" + program + ".eml"));
        assertThat(Folded.of(mail.text()).text().lines().findFirst().orElse("").strip())
                .isIn("Hello", "Hi");
        assertThat(Folded.of(mail.text()).text()).doesNotContain("wrote:", "Original");
    }

    static Stream<String> htmlReplies() {
        return MailArchive.files("talon").keySet().stream().filter(name -> name.matches("html_replies/.*\\.html"));
    }

    /** Of each the reply is "Hi. I am fine. Thanks, Alex" and nothing else. */
    @Test
    void laidOutRepliesOfManyProgramsAreFolded() {
        var files = MailArchive.files("talon");
        var replies = htmlReplies().toList();
        var right = replies.stream()
                .filter(name -> reply(new String(files.get(name), StandardCharsets.UTF_8))
                        .equals("Hi. I am fine. Thanks, Alex"))
                .toList();
        System.out.printf("talon html replies: %d of %d folded exactly: %s%n", right.size(), replies.size(), right);
        assertThat(right.size() * 10).isGreaterThanOrEqualTo(replies.size() * 9);
    }

    private static String reply(String html) {
        return Folded.of(HtmlText.of(html)).text().replaceAll("\\s+", " ").strip();
    }

    /** Their hidden parts are not given beside them, but each begins with what is said. */
    @Test
    void cornerCasesAreNeverEmptied() {
        var files = MailArchive.files("crisp_reply");
        var folded = files.entrySet().stream()
                .map(file -> Folded.of(new String(file.getValue(), StandardCharsets.UTF_8)))
                .toList();
        var withRest = folded.stream().filter(one -> !one.rest().isEmpty()).count();
        System.out.printf("crisp_reply: something folded in %d of %d%n", withRest, folded.size());
        assertThat(folded).allSatisfy(one -> assertThat(one.text()).isNotBlank());
        assertThat(List.copyOf(folded)).hasSizeGreaterThan(80);
    }
}
