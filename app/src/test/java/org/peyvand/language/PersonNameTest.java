package org.peyvand.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "علی رضایی",
                "آقای علی رضایی",
                "جناب آقای دکتر علی رضایی",
                "مهندس علي رضايي",
                "سید علی رضایی",
                "سیدعلی رضایی",
                "سید\u200cعلی رضایی",
                "علی\u200cرضایی",
                "حاج علی رضایی",
                "علی رضائی",
                "علی رضایی آقا"
            })
    void honorificsDoNotTellPeopleApart(String name) {
        assertThat(PersonName.matchKey(name)).isEqualTo("علیرضایی");
    }

    @ParameterizedTest
    @CsvSource({
        "Mr. John Smith, johnsmith",
        "Dr Jane DOE, janedoe",
        "دکتر, دکتر",
        "جناب آقای دکتر, جنابآقایدکتر",
        "سیدی, سیدی",
        "سیدیان, سیدیان",
        "سرکار خانم مریم احمدی, مریماحمدی",
        "خانم مریم, مریم",
        "😊, 😊",
        "!!, !!",
        "' ', ''",
        "رضا دکتر, رضادکتر"
    })
    void keyIsWhatIsLeftAndNeverNothing(String name, String key) {
        assertThat(PersonName.matchKey(name)).isEqualTo(key.replace('آ', 'ا'));
    }

    @ParameterizedTest
    @CsvSource({
        "علی رضایی, ع\u200cر",
        "جناب آقای دکتر سید محمد حسینی نسب, م\u200cن",
        "آرش, آ",
        "John van Smith, JS",
        "john, J",
        "علی Smith, عS",
        "«علی» رضایی, ع\u200cر",
        "ياسر كريمي, ی\u200cک",
        "دکتر, د",
        "'', ''",
        "'😊 !', ''",
        "۰۹۱۲, ۰",
        "علی - رضایی, ع\u200cر",
        "ﻋﻠﻲ, ﻋ",
        "ⓐ, A"
    })
    void avatarShowsFirstLettersOfFirstAndLastWord(String name, String initials) {
        assertThat(PersonName.initials(name)).isEqualTo(initials);
    }

    @Test
    void everyNameThatIsNotBlankHasAKeyWithinBounds() {
        assertThat(RandomText.of(7, 20_000).filter(name -> !Repair.of(name).isBlank()))
                .noneMatch(name -> PersonName.matchKey(name).isEmpty())
                .allMatch(name -> PersonName.matchKey(name).length() <= PersonName.MAX_KEY)
                .allMatch(name -> PersonName.initials(name).codePoints().count() <= 3);
    }
}
