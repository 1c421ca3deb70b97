package org.peyvand;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Where the program begins. */
@SpringBootApplication
public class Peyvand {

    public static void main(String[] arguments) {
        SpringApplication.run(Peyvand.class, arguments);
    }
}
