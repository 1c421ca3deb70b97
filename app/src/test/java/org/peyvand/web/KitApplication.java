package org.peyvand.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.money.MoneyUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The kit alone, without a database: for its browser tests, and for looking at it at http://localhost:8080/kit. */
@Profile("kit")
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration",
            "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration",
            "org.springframework.modulith.events.config.EventPublicationAutoConfiguration"
        })
@ComponentScan
public class KitApplication {

    /** The product's policy: nothing inline, nothing from elsewhere. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public static void main(String[] arguments) {
        var application = new SpringApplication(KitApplication.class);
        application.setAdditionalProfiles("kit");
        application.run(arguments);
    }

    @Bean
    SecurityFilterChain everybody(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
                .build();
    }

    @Bean
    Visitors visitors(Messages messages) {
        return request -> new Visitor(reader(request, messages), signedIn(request));
    }

    @Bean
    Part today() {
        return new Part("today", "/today", "today", 10);
    }

    @Bean
    Part kit() {
        return new Part("kit", "/kit", "customers", 20);
    }

    @Bean
    Part settings() {
        return new Part("settings", "/settings", "settings", 90);
    }

    private static Optional<SignedIn> signedIn(HttpServletRequest request) {
        return cookie(request, "stranger").isPresent()
                ? Optional.empty()
                : Optional.of(new SignedIn("مریم حسینی‌نسب", "maryam@example.com", "فروشگاه نان و نمک", true));
    }

    private static Reader reader(HttpServletRequest request, Messages messages) {
        var language = cookie(request, "language").flatMap(Language::of).orElse(Language.FA);
        var calendar = language == Language.FA ? CalendarSystem.JALALI : CalendarSystem.GREGORIAN;
        var zone = ZoneId.of("Asia/Tehran");
        return new Reader(language, calendar, zone, "IRR", MoneyUnit.TOMAN, Clock.systemUTC(), messages);
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
