package org.peyvand.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p@db.example:6000/shop, jdbc:postgresql://db.example:6000/shop, u, p",
        "postgres://u:p@db.example/shop, jdbc:postgresql://db.example:5432/shop, u, p",
        "postgresql://u@db.example/shop, jdbc:postgresql://db.example:5432/shop, u, ''",
        "postgresql://u:p:q@db.example/shop?sslmode=require, jdbc:postgresql://db.example:5432/shop?sslmode=require, u, p:q",
        "postgresql://u:p%40ss@db.example/shop, jdbc:postgresql://db.example:5432/shop, u, p@ss",
        "jdbc:postgresql://db.example/shop?user=u, jdbc:postgresql://db.example/shop?user=u, '', ''"
    })
    void readsBothForms(String address, String url, String user, String password) {
        assertThat(DatabaseAddress.parse(address)).isEqualTo(new DatabaseAddress(url, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://u:p@db.example/shop", "db.example", "", "postgresql:///shop", "not an address", "%"})
    void saysWhatAnAddressLooksLike(String address) {
        assertThatThrownBy(() -> DatabaseAddress.parse(address))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("postgresql://user:password@host:5432/peyvand");
    }

    @Test
    void keepsThePasswordOutOfItsMessages() {
        var nobody = DatabaseAddress.parse("jdbc:postgresql://127.0.0.1:1/shop?user=u&password=secret");
        assertThatThrownBy(() -> nobody.execute(_ -> {}))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("secret");
        assertThat(DatabaseAddress.parse("postgresql://u:secret@db.example/shop")
                        .toString())
                .doesNotContain("secret");
    }
}
