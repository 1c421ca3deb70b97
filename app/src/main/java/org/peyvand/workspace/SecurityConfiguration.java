package org.peyvand.workspace;

import java.util.List;
import org.peyvand.web.Refused;
import org.peyvand.workspace.door.OpenDoorFilter;
import org.peyvand.workspace.door.UploadsOfMembers;
import org.peyvand.workspace.entry.LogInFailure;
import org.peyvand.workspace.program.ApiKeyFilter;
import org.peyvand.workspace.program.ApiKeys;
import org.peyvand.workspace.program.IdempotencyFilter;
import org.peyvand.workspace.program.IdempotentRequests;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Who comes in by which door, and what every answer tells the browser to refuse. */
@Configuration
class SecurityConfiguration {

    /** Pages meant for everyone. */
    static final String PUBLIC = "/help/**";

    private static final String CONTENT_SECURITY_POLICY = contentSecurityPolicy("'none'");

    static String contentSecurityPolicy(String frameAncestors) {
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data:",
                "font-src 'self'",
                "connect-src 'self'",
                "object-src 'none'",
                "frame-ancestors " + frameAncestors,
                "base-uri 'none'",
                "form-action 'self'");
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    /** A count of every security filter costs more than it tells. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** What is the same for everyone: never looks up who asks, so it answers also while the database is gone. */
    @Bean
    @Order(1)
    @ConditionalOnWebApplication
    SecurityFilterChain openDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher("/assets/**", "/favicon.ico", "/health/**")
                .authorizeHttpRequests(asked -> asked.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .anonymous(nobody -> nobody.disable())
                .sessionManagement(session -> session.disable())
                .securityContext(context -> context.disable())
                .requestCache(cache -> cache.disable())
                .logout(out -> out.disable())
                .headers(SecurityConfiguration::strict)
                .build();
    }

    /** Programs: a key at every request, no session, no cookies. */
    @Bean
    @Order(2)
    @ConditionalOnWebApplication
    SecurityFilterChain doorOfPrograms(
            HttpSecurity http,
            ApiKeys keys,
            IdempotentRequests requests,
            TransactionTemplate transaction,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals)
            throws Exception {
        return http.securityMatcher("/api/*", "/api/*/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(asked -> asked.requestMatchers("/api/openapi", "/api/openapi.yaml")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new ApiKeyFilter(keys), AuthorizationFilter.class)
                .addFilterAfter(new IdempotencyFilter(requests, transaction, refusals), AuthorizationFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, _) -> {
                    response.setHeader("WWW-Authenticate", "Bearer");
                    var noKey = new Refused(HttpStatus.UNAUTHORIZED, "api.refused.noKey");
                    refusals.resolveException(request, response, null, noKey);
                }))
                .headers(SecurityConfiguration::strict)
                .build();
    }

    /** Strangers at a page meant for everyone: no session, no cookies to ride on, and nobody who is logged in. */
    @Bean
    @Order(1)
    @ConditionalOnWebApplication
    SecurityFilterChain doorOfThePublic(
            HttpSecurity http, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals)
            throws Exception {
        return http.securityMatcher(PUBLIC)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(asked -> asked.anyRequest().permitAll())
                .addFilterBefore(new UploadsOfMembers(refusals), CsrfFilter.class)
                .headers(SecurityConfiguration::strict)
                .build();
    }

    /** People outside: no account, no session, no cookies; what they may do is signed into their links and forms. */
    @Bean
    @Order(2)
    @ConditionalOnWebApplication
    SecurityFilterChain doorsOfVisitors(
            HttpSecurity http,
            List<OpenDoor> doors,
            Workspaces workspaces,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals)
            throws Exception {
        return http.securityMatcher(doors.stream().map(OpenDoor::pattern).toArray(String[]::new))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(asked -> asked.anyRequest().permitAll())
                .addFilterBefore(new UploadsOfMembers(refusals), CsrfFilter.class)
                .addFilterAfter(new OpenDoorFilter(doors, workspaces, refusals), AuthorizationFilter.class)
                .headers(SecurityConfiguration::strict)
                .build();
    }

    /**
     * People: a session in the database, a token in every form. {@link AccountAuthentication} checks who they are; named
     * here as well, it would be asked twice and count each attempt twice.
     */
    @Bean
    @Order(3)
    @ConditionalOnWebApplication
    SecurityFilterChain doorOfPeople(
            HttpSecurity http,
            CurrentMember members,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals)
            throws Exception {
        var loopback = new IpAddressMatcher("127.0.0.0/8");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login", "/language", "/api", "/setup/**", "/invitation/**", "/password/**", "/error")
                        .permitAll()
                        .requestMatchers(
                                request -> request.getServletPath().startsWith("/metrics") && loopback.matches(request))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .usernameParameter("email")
                        .failureHandler(new LogInFailure())
                        .defaultSuccessUrl("/"))
                .requestCache(cache -> cache.requestCache(whatWasAskedFor()))
                .logout(out -> out.logoutUrl("/logout").logoutSuccessUrl("/login"))
                .addFilterBefore(new UploadsOfMembers(refusals), CsrfFilter.class)
                .addFilterAfter(new MemberFilter(members), AuthorizationFilter.class)
                .headers(SecurityConfiguration::strict)
                .build();
    }

    /** Leads on to it after the log-in, without a mark left in the address. */
    private static HttpSessionRequestCache whatWasAskedFor() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static void strict(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), microphone=(), geolocation=()"));
    }
}
