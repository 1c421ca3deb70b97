package org.peyvand.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer is found by whatever a person would type. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerSearchTest {

    @Autowired
    Customers customers;

    @Autowired
    CustomerSearch search;

    private TestWorkspace shop;
    private UUID alireza;
    private UUID maryam;

    @BeforeAll
    void twoCustomers() {
        shop = TestWorkspace.create();
        shop.run(() -> {
            alireza = customers.create(
                    new CustomerDetails("آقای علی‌رضا حسینی‌نسب", "تهران", Optional.empty()),
                    List.of(
                            customers.handle(HandleKind.MOBILE, "۰۹۱۲ ۳۴۵ ۶۷۸۹"),
                            customers.handle(HandleKind.MAIL, "Alireza.H@Example.com")));
            maryam = customers.create(
                    new CustomerDetails("Maryam Tehrani", "", Optional.empty()),
                    List.of(customers.handle(HandleKind.MOBILE, "+98 935 111 2233")));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "علیرضا",
                "علی رضا",
                "علي‌رضا",
                "علیرض",
                "رضا حسینی",
                "حسینی نسب",
                "حسینی‌نس",
                "علیرضا حسینینسب",
                "نسب علی",
                "09123456789",
                "۰۹۱۲۳۴۵",
                "+989123456789",
                "00989123456789",
                "9123456789",
                "٠٩١٢ ٣٤٥",
                "6789",
                "alireza.h@example.com",
                "ALIREZA.H@",
                "alireza"
            })
    void alirezaIsFoundBy(String typed) {
        assertThat(found(typed)).contains(alireza).doesNotContain(maryam);
    }

    @ParameterizedTest
    @CsvSource({"maryam", "TEHRANI", "mar", "0935111", "tehrani maryam"})
    void maryamIsFoundBy(String typed) {
        assertThat(found(typed)).containsExactly(maryam);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "%", "_", "''; drop table customer", "رضایت", "0000", "\u0000\uD800", "((((("})
    void nobodyIsFoundBy(String typed) {
        assertThat(found(typed)).isEmpty();
    }

    @Test
    void nobodyOfAnotherBusinessIsFound() {
        var rival = TestWorkspace.create();
        assertThat(rival.<List<CustomerList.Row>, RuntimeException>acting(() -> search.find("علیرضا")))
                .isEmpty();
    }

    private List<UUID> found(String typed) {
        return shop.acting(
                () -> search.find(typed).stream().map(CustomerList.Row::id).toList());
    }
}
