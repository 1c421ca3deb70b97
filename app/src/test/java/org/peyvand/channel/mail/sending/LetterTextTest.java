package org.peyvand.channel.mail.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A letter reads right in any mail client, whichever ways its words run, and nothing in it is taken for markup. */
class LetterTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "سلام، سفارش شما رسید | rtl",
                "Hello, your order has arrived | ltr",
                "سفارش با پست Express رسید و کد آن ABC است | rtl",
                "Your order of کفش has arrived today | ltr",
                "نسخهٔ Windows 11, version 24H2. | rtl",
                "Windows 11 را نصب کنید | rtl",
                "به info@shop.ir یا https://shop.ir/some/long/path بنویسید | rtl",
                "Hello علی | ltr",
                "۱۲۳ | rtl",
                "'' | rtl"
            })
    void textRunsTheWayItIsMeant(String text, String direction) {
        assertThat(LetterText.direction(text)).isEqualTo(direction);
        assertThat(LetterText.html(text, "", "")).contains("<body lang=\"" + (direction.equals("rtl") ? "fa" : "en"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "کد شما AB-12 CD است. | کد شما <span dir=\"ltr\">AB-12 CD</span> است.",
                "نسخهٔ Windows 11, version 24H2. | نسخهٔ <span dir=\"ltr\">Windows 11, version 24H2</span>.",
                "زنگ بزنید: +98 21 8888 0000 | زنگ بزنید: <span dir=\"ltr\">+98 21 8888 0000</span>",
                "زنگ بزنید: 021-8877-6655 | زنگ بزنید: <span dir=\"ltr\">021-8877-6655</span>",
                "زنگ بزنید: ۰۲۱-۸۸۷۷-۶۶۵۵ | زنگ بزنید: <span dir=\"ltr\">۰۲۱-۸۸۷۷-۶۶۵۵</span>",
                "به ۰۹۱۲ ۱۲۳ ۴۵۶۷ پیام دهید. | به <span dir=\"ltr\">۰۹۱۲ ۱۲۳ ۴۵۶۷</span> پیام دهید.",
                "به کارت ۶۰۳۷-۷۰۱۶-۸۹۰۹-۵۴۴۳ بزنید | به کارت <span dir=\"ltr\">۶۰۳۷-۷۰۱۶-۸۹۰۹-۵۴۴۳</span> بزنید",
                "در ۱۰-۱۲ روز و سال ۱۴۰۳-۱۴۰۴ | در ۱۰-۱۲ روز و سال ۱۴۰۳-۱۴۰۴",
                "به info@shop.ir بنویسید | به <span dir=\"ltr\">info@shop.ir</span> بنویسید",
                "۳ عدد و 5 عدد | ۳ عدد و 5 عدد",
                "Your order of کفش ورزشی is here | Your order of <span dir=\"rtl\">کفش ورزشی</span> is here",
            })
    void whatRunsTheOtherWayIsKeptApart(String text, String html) {
        assertThat(LetterText.html(text, "", "")).contains(html);
    }

    /** In plain text there is nothing but the characters themselves to keep a number from being turned around. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "زنگ بزنید: 021-8877-6655. | زنگ بزنید: [021-8877-6655].",
                "زنگ بزنید: ۰۲۱-۸۸۷۷-۶۶۵۵. | زنگ بزنید: [۰۲۱-۸۸۷۷-۶۶۵۵].",
                "یا +98 912 345 6789 | یا [+98 912 345 6789]",
                "تا ۱۰-۱۲ روز، ۱٬۲۵۰٬۰۰۰ تومان، کد 12345678 | تا ۱۰-۱۲ روز، ۱٬۲۵۰٬۰۰۰ تومان، کد 12345678",
                "ببینید https://shop.ir/021-8877-6655 را | ببینید https://shop.ir/021-8877-6655 را",
                "Call 021-8877-6655 | Call 021-8877-6655",
            })
    void numbersStayAsTheyAreInPlainTextToo(String text, String plain) {
        assertThat(LetterText.plain(text))
                .isEqualTo(plain.replace('[', '\u2066').replace(']', '\u2069'));
    }

    @Test
    void linkIsALinkWithoutTheFullStopBehindIt() {
        assertThat(LetterText.html("ببینید: https://shop.ir/a?b=1&c=2.", "", ""))
                .contains("<a dir=\"ltr\" href=\"https://shop.ir/a?b=1&amp;c=2\">https://shop.ir/a?b=1&amp;c=2</a>.");
    }

    @Test
    void nothingIsTakenForMarkup() {
        var hostile = "<script>alert(1)</script> \"' & https://x.ir/\"onmouseover=alert(1) <img src=x>";
        assertThat(LetterText.html(hostile, "<b>امضا</b>", ""))
                .doesNotContain("<script>", "<img", "<b>", "href=\"https://x.ir/\"onmouseover")
                .contains("&lt;script&gt;");
    }

    @Test
    void eachParagraphRunsItsOwnWayAndLinesStay() {
        assertThat(LetterText.html("سلام\nخط دوم\n\nHello there", "فروشگاه\nTehran", ""))
                .contains("<p dir=\"rtl\">سلام<br>خط دوم</p><p dir=\"ltr\">Hello there</p><p>-- <br>فروشگاه<br>");
    }

    @Test
    void whatIsRepeatedStandsBelowAsAQuotation() {
        assertThat(LetterText.html("بله", "نسیم", "مریم نوشت:\n> کی <b>می‌رسد</b>؟\n> Hello"))
                .contains("-- <br>نسیم</p><p dir=\"rtl\">مریم نوشت:</p><blockquote")
                .contains("<p dir=\"rtl\">کی &lt;", "می‌رسد", "<br><span dir=\"ltr\">Hello</span></p></blockquote>")
                .doesNotContain("&gt; کی", "<b>");
    }

    @Test
    void longestTextIsSoonWritten() {
        assertThat(LetterText.html("a ,".repeat(6_000) + "س", "", "")).isNotEmpty();
        assertThat(LetterText.html("سلام a.".repeat(3_000), "", "")).isNotEmpty();
    }
}
