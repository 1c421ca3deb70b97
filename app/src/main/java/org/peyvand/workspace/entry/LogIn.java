package org.peyvand.workspace.entry;

import org.peyvand.web.Refused;
import org.peyvand.workspace.Attempts;
import org.peyvand.workspace.db.tables.records.AccountRecord;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The check of an address and a password, limited in its attempts. */
@Component
public class LogIn {

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Attempts attempts;
    private final String nobodysHash;

    LogIn(Accounts accounts, PasswordEncoder passwords, Attempts attempts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.nobodysHash = passwords.encode("nobody");
    }

    /**
     * The account whose password it is. An unknown address costs the same time as a wrong password, so that nobody
     * learns who has an account.
     *
     * @throws Refused when it is not, or after too many attempts
     */
    public AccountRecord checked(String email, String password) {
        attempts.count("log-in:" + Accounts.key(email));
        var account = accounts.byEmail(email);
        var right = passwords.matches(
                password, account.map(AccountRecord::getPasswordHash).orElse(nobodysHash));
        return account.filter(known -> right)
                .orElseThrow(() -> new Refused(HttpStatus.UNAUTHORIZED, "workspace.refused.logIn"));
    }
}
