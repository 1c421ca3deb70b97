package org.peyvand.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.calendar.Shift;
import org.springframework.beans.factory.annotation.Autowired;

/** The settings as members meet them: each sees the tabs of their role, and what they type is understood or told. */
@PeyvandTest
class SettingsTest {

    private static final List<String> OFFICE = List.of("business", "time", "members", "keys", "audit");

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private HolidayTable holidays;

    @Autowired
    private Administration administration;

    private TestWorkspace shop;
    private TestClient owner;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        owner = TestClient.member(shop.owner());
    }

    static Stream<Arguments> rolesAndTabs() {
        return Stream.of(Role.values())
                .flatMap(role ->
                        Stream.concat(OFFICE.stream(), Stream.of("account")).map(tab -> Arguments.of(role, tab)));
    }

    @ParameterizedTest
    @MethodSource("rolesAndTabs")
    void eachRoleSeesItsTabsAndNoOthers(Role role, String tab) {
        var client = role == Role.OWNER ? owner : TestClient.member(shop.join(role));
        var may = tab.equals("account") || role == Role.OWNER || role == Role.ADMIN;
        assertThat(client.get("/settings/" + tab).statusCode()).isEqualTo(may ? 200 : 403);
        assertThat(client.get("/settings/account").body().contains("href=\"/settings/" + tab + "\""))
                .isEqualTo(may);
    }

    @Test
    void manyTabsStandUnderHeadingsAndOneAloneUnderNone() {
        assertThat(owner.get("/settings/account").body())
                .containsSubsequence(
                        "<h2>فروشگاه</h2>", "/settings/business", "<h2>پاسخ‌دادن</h2>", "/settings/answers")
                .containsSubsequence("<h2>افراد و دسترسی</h2>", "/settings/members");
        assertThat(TestClient.member(shop.join(Role.AGENT))
                        .get("/settings/account")
                        .body())
                .doesNotContain("<h2>افراد و دسترسی</h2>");
    }

    @Test
    void currenciesToChooseFromAreThoseOfToday() {
        assertThat(owner.get("/settings/business").body())
                .contains("value=\"IRR-toman\"", "value=\"EUR\"", "value=\"XOF\"")
                .doesNotContain("value=\"ADP\"", "value=\"BGL\"", "value=\"DEM\"", "value=\"XAU\"");
    }

    @Test
    void timeZonesAreNamedInTheReadersLanguageWithTheirOffsetNow() {
        var english =
                TestClient.member(TestWorkspace.create(TestWorkspace.ENGLISH).owner());
        assertThat(english.get("/settings/business").body())
                .contains(
                        ">Tehran, Iran Time (\u2066UTC+3:30\u2069)</option>",
                        ">Kathmandu (\u2066UTC+5:45\u2069)</option>");
        assertThat(owner.get("/settings/business").body())
                .contains("<option value=\"Asia/Tehran\" selected>تهران، وقت ایران (\u2066UTC+۳:۳۰\u2069)</option>");
    }

    @Test
    void businessIsChanged() {
        owner.post(
                "/settings/business",
                business(Map.of("business", "کتاب‌فروشی", "money", "EUR", "zone", "Europe/Berlin")));
        var settings = shop.acting(() -> workspaces.settings());
        assertThat(settings.name()).isEqualTo("کتاب‌فروشی");
        assertThat(settings.currency()).isEqualTo("EUR");
        assertThat(settings.zone().getId()).isEqualTo("Europe/Berlin");
    }

    @Test
    void nonsenseIsToldAndNothingChanges() {
        var before = shop.acting(() -> workspaces.settings());
        Map.of("business", " ", "money", "XYZ", "zone", "Mars/Base", "phoneRegion", "ZZ")
                .forEach((field, nonsense) -> {
                    var answer = owner.post("/settings/business", business(Map.of(field, nonsense)));
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.body()).contains("role=\"alert\"");
                });
        assertThat(shop.acting(() -> workspaces.settings())).isEqualTo(before);
    }

    private static Map<String, String> business(Map<String, String> typed) {
        var form = new HashMap<>(BusinessForm.of(TestWorkspace.IRANIAN));
        form.putAll(typed);
        return form;
    }

    @Test
    void weekIsTypedInAnyDigits() {
        owner.post(
                "/settings/time/week", Map.of("saturday", "۹ تا ۱۳ و ۱۶ تا ۲۰", "thursday", "22-2", "friday", "بسته"));
        var week = shop.acting(() -> workspaces.settings()).weeklyHours();
        assertThat(week.on(DayOfWeek.SATURDAY)).containsExactly(Shift.of(9, 13), Shift.of(16, 20));
        assertThat(week.on(DayOfWeek.THURSDAY)).containsExactly(Shift.of(22, 2));
        assertThat(week.on(DayOfWeek.FRIDAY)).isEmpty();
        assertThat(week.on(DayOfWeek.SUNDAY)).isEmpty();
    }

    @Test
    void oneBadDayChangesNoneAndIsShownAsTyped() {
        var before = shop.acting(() -> workspaces.settings()).weeklyHours();
        var answer = owner.post("/settings/time/week", Map.of("saturday", "9-13", "sunday", "morning"));
        assertThat(answer.body()).contains("morning", "aria-invalid=\"true\"");
        assertThat(shop.acting(() -> workspaces.settings()).weeklyHours()).isEqualTo(before);
    }

    @Test
    void specialDayIsPutChangedAndRemoved() {
        var day = LocalDate.of(2025, 4, 2);
        put("۱۳ فروردین ۱۴۰۴", "روز طبیعت", "");
        assertThat(shop.acting(() -> holidays.workingTime()).hours(day)).isEmpty();
        put("1404/1/13", "روز طبیعت", "۹-۱۲");
        assertThat(shop.acting(() -> holidays.workingTime()).hours(day)).containsExactly(Shift.of(9, 12));
        owner.post("/settings/time/days/remove", Map.of("date", day.toString(), "year", "1404"));
        assertThat(shop.acting(() -> holidays.between(day, day.plusDays(1)))).isEmpty();
    }

    @Test
    void nightOfASpecialDayThatReachesIntoTheNextMorningIsTold() {
        var first = LocalDate.of(2025, 5, 4);
        put("1404/2/14", "شب کاری", "22-10");
        assertThat(owner.get("/settings/time?year=1404").body()).contains("۲۲:۰۰-۱۰:۰۰", "دوشنبه");
        put("1404/2/14", "شب کاری", "22-8");
        put("1404/2/15", "پس از شب کاری", "7-12");
        assertThat(shop.acting(() -> holidays.between(first, first.plusDays(7))))
                .containsOnlyKeys(first);
        put("1404/2/15", "پس از شب کاری", "8-12");
        assertThat(shop.acting(() -> holidays.between(first, first.plusDays(7))))
                .hasSize(2);
    }

    @Test
    void dateThatDoesNotExistIsRefused() {
        put("1404/12/30", "هیچ", "");
        assertThat(owner.get("/settings/time?year=1404").body()).contains("1404/12/30");
        assertThat(shop.acting(() -> holidays.between(LocalDate.of(2026, 3, 19), LocalDate.of(2026, 3, 25))))
                .noneSatisfy((date, day) -> assertThat(day.name()).isEqualTo("هیچ"));
    }

    private void put(String date, String name, String hours) {
        owner.post(
                "/settings/time/days",
                Map.of("date", date, "name", name, "hours", hours, "year", "1404", "holiday", "true"));
    }

    @Test
    void fixedHolidaysAreFilledInAroundWhatStandsThere() {
        put("1410/1/1", "جشن ما", "9-12");
        owner.post("/settings/time/fill", Map.of("year", "1410"));
        var year = shop.acting(() -> holidays.between(LocalDate.of(2031, 3, 21), LocalDate.of(2032, 3, 20)));
        assertThat(year).hasSizeGreaterThan(8);
        assertThat(year.firstEntry().getValue().name()).isEqualTo("جشن ما");
    }

    @Test
    void keyIsShownOnceAndWorks() {
        var shown = owner.post("/settings/keys", Map.of("name", "shop", "role", "agent"))
                .body();
        var key = shown.replaceFirst("(?s).*<code id=\"secret\"[^>]*>([^<]+)</code>.*", "$1");
        assertThat(TestClient.withKey(key).get("/api/v1/customers").statusCode())
                .isEqualTo(200);
        assertThat(owner.get("/settings/keys").body()).contains("shop").doesNotContain(key);
    }

    @Test
    void auditLogIsReadAPageAtATime() {
        for (int day = 1; day <= 29; day++) put("1405/5/" + day, "روز " + day, "");
        for (int day = 1; day <= 29; day++) put("1405/6/" + day, "روز " + day, "");
        var first = owner.get("/settings/audit").body();
        var more = first.replaceFirst("(?s).*href=\"(/settings/audit/more\\?after=[^\"]+)\".*", "$1");
        assertThat(rows(first)).isEqualTo(50L);
        var second = owner.get(more).body();
        assertThat(rows(second)).isBetween(8L, 50L);
        assertThat(second).doesNotContain("/settings/audit/more");
    }

    private static long rows(String page) {
        return page.split("<time ", -1).length - 1L;
    }

    @Test
    void memberGoesToAnotherOfTheirWorkspaces() {
        var other = TestWorkspace.create(TestWorkspace.ENGLISH);
        administration.add(
                other.id(), new Administration.Person("Maryam", shop.owner().email(), ""), Role.AGENT);
        assertThat(owner.get("/settings/account").body()).contains("Test shop");
        owner.post(
                "/settings/account/workspace", Map.of("workspace", other.uuid().toString()));
        assertThat(owner.get("/settings/account").body()).contains("<bdi>Test shop</bdi></div>");
    }
}
