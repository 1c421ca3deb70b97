package org.peyvand.conversation.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.workspace.TestWorkspace;

/** How long somebody has waited, as people say it. */
class SpanWordsTest {

    private static final Instant NOW = Instant.parse("2026-03-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT20S, 1 minute, ۱ دقیقه",
        "PT59M, 59 minutes, ۵۹ دقیقه",
        "PT23H59M, 23 hours, ۲۳ ساعت",
        "PT24H, 1 day, ۱ روز",
        "PT25H, 1 day and 1 hour, ۱ روز و ۱ ساعت",
        "PT47H, 1 day and 23 hours, ۱ روز و ۲۳ ساعت",
        "PT53H, 2 days and 5 hours, ۲ روز و ۵ ساعت",
        "P3DT5H, 3 days, ۳ روز",
    })
    void waitedIsSaidInDaysAndHours(Duration span, String english, String persian) {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var words = Messages.load();
        assertThat(SpanWords.waited(TestWorkspace.ENGLISH.reader(Language.EN, clock, words), NOW.minus(span)))
                .isEqualTo(english);
        assertThat(SpanWords.waited(TestWorkspace.IRANIAN.reader(Language.FA, clock, words), NOW.minus(span)))
                .isEqualTo(persian);
    }
}
