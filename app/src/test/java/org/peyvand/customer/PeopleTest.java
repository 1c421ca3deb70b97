package org.peyvand.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** People named by orders and files become customers: the same person once, two on a phone twice. */
@PeyvandTest
class PeopleTest {

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Likenesses likenesses;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @Test
    void theNumberInTheShopDecidesWhateverElseIsWritten() {
        shop.run(() -> {
            var one = resolve(person("علی رضایی", "17", "09123456789")).customer();
            assertThat(resolve(person("ع رضایی", "17", "09351112233")).customer())
                    .isEqualTo(one);
            assertThat(customers.get(one).handles())
                    .as("the new mobile is kept too")
                    .hasSize(3);
        });
    }

    @Test
    void oneNameInTwoSpellingsOnOneMobileIsOneCustomer() {
        shop.run(() -> {
            var one = resolve(person("علی‌رضا کریمی", "", "09123456789"));
            var again = resolve(person("آقای عليرضا كريمي", "", "0098 912 345 6789"));
            assertThat(one.isNew()).isTrue();
            assertThat(again).isEqualTo(new People.Resolved(one.customer(), false));
        });
    }

    @Test
    void twoNamesOnOneMobileAreTwoCustomersAndAQuestion() {
        shop.run(() -> {
            var mother = resolve(person("زهرا کریمی", "", "09123456789"));
            var son = resolve(person("امیر نوری", "", "09123456789"));
            assertThat(son.customer()).isNotEqualTo(mother.customer());
            assertThat(likenesses.open()).hasSize(1);
        });
    }

    @Test
    void theSamePersonTwiceInOneBatchIsWrittenDownOnce() {
        shop.run(() -> {
            var both = people.resolve(List.of(person("سارا", "5", ""), person("سارا", "5", "")));
            assertThat(both).extracting(People.Resolved::isNew).containsExactly(true, false);
            assertThat(both.getFirst().customer()).isEqualTo(both.getLast().customer());
        });
    }

    @Test
    void aReceptionDeskIsNoHint() {
        shop.run(() -> {
            people.resolve(IntStream.range(0, 20)
                    .mapToObj(i -> person("کارمند " + i, "", "09120000000"))
                    .toList());
            assertThat(likenesses.open()).isEmpty();
        });
    }

    private People.Resolved resolve(Person person) {
        return people.resolve(List.of(person)).getFirst();
    }

    private Person person(String name, String shopNumber, String mobile) {
        var handles = Stream.of(
                        shopNumber.isEmpty() ? null : customers.handle(HandleKind.SHOP, shopNumber),
                        mobile.isEmpty() ? null : customers.handle(HandleKind.MOBILE, mobile))
                .filter(handle -> handle != null)
                .toList();
        return new Person(name, "", handles);
    }
}
