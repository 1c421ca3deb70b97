package org.peyvand;

import java.util.Arrays;
import org.peyvand.admin.Admin;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Where the program begins: the server, or with {@code admin} as the first word a command of the administrator. */
@SpringBootApplication
public class Peyvand {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("admin")) {
            System.exit(Admin.run(Peyvand.class, Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        SpringApplication.run(Peyvand.class, arguments);
    }
}
