package org.peyvand.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.delivery.Deliveries;
import org.peyvand.delivery.DeliveryState;
import org.peyvand.delivery.NewDelivery;
import org.peyvand.delivery.TestCarrier;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Offers go to those who said yes, whatever becomes of the customer they belong to; what they are owed always goes. */
@PeyvandTest
class ConsentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String ADDRESS = "maryam@example.com";

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    Merges merges;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private TestWorkspace shop;
    private UUID customer;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        customer = customer("مریم", ADDRESS);
    }

    private UUID customer(String name, String address) {
        return shop.acting(() -> customers.create(
                new CustomerDetails(name, "", Optional.empty()), List.of(customers.handle(HandleKind.MAIL, address))));
    }

    private void said(Purpose purpose, Consent.State state, String how) {
        shop.run(() -> consents.note(customers.handle(HandleKind.MAIL, ADDRESS), purpose, state, how));
    }

    private boolean mayHaveOffers() {
        return shop.acting(() -> consents.allows(HandleKind.MAIL, ADDRESS, Purpose.MARKETING));
    }

    @ParameterizedTest
    @CsvSource({"GIVEN, SENT", "WITHDRAWN, SKIPPED", "UNKNOWN, SKIPPED", ", SKIPPED"})
    void offerGoesOnlyWhereConsentWasGiven(Consent.State state, DeliveryState ends) {
        if (state != null) said(Purpose.MARKETING, state, "تلفنی");
        var offer = plan(Purpose.MARKETING);
        await().atMost(PATIENCE).until(() -> !state(offer).isOpen());
        assertThat(state(offer)).isEqualTo(ends);
        if (ends == DeliveryState.SKIPPED) {
            assertThat(shop.acting(() -> deliveries.get(offer)).problem().key())
                    .isEqualTo("delivery.problem.noConsent");
        }
    }

    @Test
    void whatIsOwedGoesAlsoToWhoWantsNoOffers() {
        said(Purpose.MARKETING, Consent.State.WITHDRAWN, "");
        var answer = plan(Purpose.SERVICE);
        await().atMost(PATIENCE).until(() -> state(answer) == DeliveryState.SENT);
    }

    private UUID plan(Purpose purpose) {
        return shop.acting(() -> new TransactionTemplate(transactions)
                .execute(_ -> deliveries
                        .plan(new NewDelivery(
                                TestCarrier.CHANNEL,
                                "consent/" + UUID.randomUUID(),
                                "server",
                                ADDRESS,
                                "",
                                purpose,
                                clock.instant()))
                        .id()));
    }

    private DeliveryState state(UUID delivery) {
        return shop.acting(() -> deliveries.get(delivery)).state();
    }

    @Test
    void lastWordCountsAndTheOthersAreKept() {
        said(Purpose.MARKETING, Consent.State.GIVEN, "فرم کاغذی");
        said(Purpose.SERVICE, Consent.State.GIVEN, "فرم کاغذی");
        said(Purpose.MARKETING, Consent.State.WITHDRAWN, "تلفنی");
        assertThat(mayHaveOffers()).isFalse();
        var ledger = shop.acting(() -> consents.of(customers.get(customer)));
        assertThat(ledger.values().iterator().next())
                .extracting(Consent::state, Consent::how)
                .containsExactly(
                        Tuple.tuple(Consent.State.WITHDRAWN, "تلفنی"),
                        Tuple.tuple(Consent.State.GIVEN, "فرم کاغذی"),
                        Tuple.tuple(Consent.State.GIVEN, "فرم کاغذی"));
    }

    @Test
    void consentOutlivesMergingAndItsUndoing() {
        said(Purpose.MARKETING, Consent.State.GIVEN, "تلفنی");
        var kept = customer("مریم نوری", "m@example.org");
        var merge = shop.acting(() -> merges.merge(kept, customer));
        assertThat(mayHaveOffers()).isTrue();
        assertThat(shop.acting(() -> consents.of(customers.get(kept))).values()).anyMatch(said -> said.size() == 1);
        said(Purpose.MARKETING, Consent.State.WITHDRAWN, "تلفنی");
        shop.run(() -> merges.undo(merge));
        assertThat(mayHaveOffers()).isFalse();
        assertThat(shop.acting(() -> consents.of(customers.get(customer))).values())
                .singleElement()
                .satisfies(said -> assertThat(said).hasSize(2));
    }

    @Test
    void consentWithoutProofIsNone() {
        assertThatThrownBy(() -> said(Purpose.MARKETING, Consent.State.GIVEN, " "))
                .isInstanceOf(Refused.class);
    }

    @Test
    void memberSeesAndChangesItOnTheCustomersPage() {
        var member = TestClient.member(shop.owner());
        assertThat(member.get("/customers/" + customer).body()).contains("پیشنهادها: نپرسیده");
        var handle =
                shop.acting(() -> customers.get(customer)).handles().getFirst().id();
        member.post(
                "/customers/" + customer + "/handles/" + handle + "/consent",
                Map.of("purpose", "MARKETING", "state", "GIVEN", "how", "حضوری در فروشگاه"));
        assertThat(member.get("/customers/" + customer).body()).contains("پیشنهادها: بله", "حضوری در فروشگاه");
    }
}
