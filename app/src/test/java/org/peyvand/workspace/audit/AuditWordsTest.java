package org.peyvand.workspace.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.customer.HandleKind;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Actor;
import tools.jackson.databind.json.JsonMapper;

/** The audit log speaks: every action any module records has its words, and they name what was changed. */
class AuditWordsTest {

    private static final Pattern RECORDED = Pattern.compile("audit\\s*\\.record\\(\\s*\"([^\"]+)\"");
    private static final Pattern CHANGED = Pattern.compile("\\.changed\\(\\s*\"([^\".]+)\"");
    private static final Messages MESSAGES = Messages.load();

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyActionRecordedHasWords(Language language) {
        assertThat(actions()).hasSizeGreaterThan(20);
        assertThat(actions())
                .allSatisfy(action -> assertThat(MESSAGES.find(language, "audit." + action))
                        .as(action)
                        .isPresent());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyKindOfThingAndEveryFieldChangedHasItsWord(Language language) {
        var topics = actions().stream().map(action -> action.substring(0, action.indexOf('.')));
        assertThat(topics)
                .allSatisfy(topic -> assertThat(MESSAGES.find(language, "audit.topic." + topic))
                        .as(topic)
                        .isPresent());
        assertThat(found(CHANGED))
                .hasSizeGreaterThan(20)
                .allSatisfy(field -> assertThat(MESSAGES.find(language, "audit.field." + field))
                        .as(field)
                        .isPresent());
        assertThat(HandleKind.values())
                .allSatisfy(kind -> assertThat(MESSAGES.find(language, "audit.field." + kind.code()))
                        .isPresent());
    }

    @Test
    void actionsAreWrittenInTheSourcesAsTheyAre() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile).map(AuditWordsTest::text))
                    .allSatisfy(
                            text -> assertThat(RECORDED.matcher(text).results().count())
                                    .isEqualTo(Pattern.compile("audit\\s*\\.record\\(")
                                            .matcher(text)
                                            .results()
                                            .count()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "member.role   | {\"toRole\":\"admin\",\"fromRole\":\"agent\"} | Changed a member’s role from Agent to Admin",
                "member.joined | {\"role\":\"owner\",\"name\":\"Emma\"}        | Emma joined as Owner",
                "holiday.put   | {\"name\":\"Boxing Day\",\"day\":\"2025-12-26\"} | Put 26 Dec 2025, Boxing Day, into the table of special days",
                "customer.changed | {\"fields\":[\"name\",\"city\"]} | Changed a customer’s name, city",
                "customer.merged  | {\"absorbed\":\"0195a3c4-7d2e-7b11-8c5f-2f9d0b6e4a10\"} | Joined two customers who are one person",
            })
    void wordsNameWhatWasChanged(String action, String details, String words) {
        assertThat(new AuditWords(new JsonMapper()).of(line(action, details), english()))
                .isEqualTo(words);
    }

    private static AuditLog.Line line(String action, String details) {
        return new AuditLog.Line(
                UUID.randomUUID(),
                Instant.EPOCH,
                Actor.Kind.MEMBER,
                "Emma",
                action,
                "member",
                UUID.randomUUID(),
                Optional.empty(),
                details);
    }

    private static Reader english() {
        return new Reader(
                Language.EN,
                CalendarSystem.GREGORIAN,
                ZoneId.of("Europe/London"),
                "GBP",
                MoneyUnit.CURRENCY,
                Clock.systemUTC(),
                MESSAGES);
    }

    private static Set<String> actions() {
        return found(RECORDED);
    }

    private static Set<String> found(Pattern pattern) {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            var actions = new TreeSet<String>();
            sources.filter(Files::isRegularFile)
                    .forEach(file ->
                            pattern.matcher(text(file)).results().forEach(found -> actions.add(found.group(1))));
            return actions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
