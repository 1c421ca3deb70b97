package org.peyvand.workspace.entry;

import static org.peyvand.workspace.db.Tables.ACCOUNT;
import static org.peyvand.workspace.db.Tables.PASSWORD_RESET;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.db.tables.records.AccountRecord;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who log in. An account belongs to a person, who may be a member of several workspaces. */
@Service
public class Accounts {

    static final Duration RESET_VALID = Duration.ofHours(24);
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;

    private final DSLContext db;
    private final Clock clock;
    private final PasswordEncoder passwords;
    private final Zxcvbn strength = new Zxcvbn();

    Accounts(DSLContext db, Clock clock, PasswordEncoder passwords) {
        this.db = db;
        this.clock = clock;
        this.passwords = passwords;
    }

    /** Whether nobody has an account yet. */
    @Transactional(readOnly = true)
    public boolean none() {
        return !db.fetchExists(ACCOUNT);
    }

    /** In whatever case the address was typed. */
    @Transactional(readOnly = true)
    public Optional<AccountRecord> byEmail(String email) {
        return db.fetchOptional(ACCOUNT, ACCOUNT.EMAIL_KEY.eq(key(email)));
    }

    @Transactional(readOnly = true)
    public Optional<AccountRecord> byId(UUID id) {
        return db.fetchOptional(ACCOUNT, ACCOUNT.ACCOUNT_ID.eq(id));
    }

    /** Creates the account, or refuses: an address in use, no address at all, or a password easily guessed. */
    @Transactional
    public UUID create(String email, String password, String name, Language language) {
        refuseUnlessNew(email);
        refuseWeak(password, email, name);
        var id = UuidCreator.getTimeOrderedEpoch();
        db.insertInto(ACCOUNT)
                .set(ACCOUNT.ACCOUNT_ID, id)
                .set(ACCOUNT.EMAIL_KEY, key(email))
                .set(ACCOUNT.EMAIL, email.strip())
                .set(ACCOUNT.PASSWORD_HASH, passwords.encode(password))
                .set(ACCOUNT.LANGUAGE, language.code())
                .set(ACCOUNT.CREATED_AT, now())
                .execute();
        return id;
    }

    private void refuseUnlessNew(String email) {
        refuseUnlessEmail(email);
        if (byEmail(email).isPresent()) throw new Refused(HttpStatus.CONFLICT, "workspace.refused.emailKnown");
    }

    static void refuseUnlessEmail(String email) {
        var address = email.strip();
        if (!address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+") || address.length() > 254) {
            throw invalid("workspace.refused.email");
        }
    }

    /** Sets the language in which pages speak to them. */
    @Transactional
    public void speak(UUID account, Language language) {
        db.update(ACCOUNT)
                .set(ACCOUNT.LANGUAGE, language.code())
                .where(ACCOUNT.ACCOUNT_ID.eq(account))
                .execute();
    }

    /** Changes the password of someone who knows the present one. */
    @Transactional
    public void changePassword(UUID account, String present, String wanted) {
        setPassword(proven(account, present), wanted);
    }

    /** Changes the address of someone who knows their password; they log in with the new one from then on. */
    @Transactional
    public void changeEmail(UUID account, String password, String email) {
        var row = proven(account, password);
        if (row.getEmailKey().equals(key(email))) return;
        refuseUnlessNew(email);
        row.setEmail(email.strip());
        row.setEmailKey(key(email));
        row.update();
    }

    private AccountRecord proven(UUID account, String password) {
        var row = byId(account).orElseThrow();
        if (!passwords.matches(password, row.getPasswordHash())) throw invalid("workspace.refused.presentPassword");
        return row;
    }

    /** A link's secret with which this account's password can be set once, for 24 hours. */
    @Transactional
    public Secret offerReset(UUID account) {
        var secret = Secret.next();
        db.insertInto(PASSWORD_RESET)
                .set(PASSWORD_RESET.TOKEN_HASH, secret.hash())
                .set(PASSWORD_RESET.ACCOUNT_ID, account)
                .set(PASSWORD_RESET.CREATED_AT, now())
                .set(PASSWORD_RESET.EXPIRES_AT, now().plus(RESET_VALID))
                .execute();
        return secret;
    }

    /** Whether a link for a new password may still be used. */
    @Transactional(readOnly = true)
    public boolean resetStands(Secret secret) {
        return db.fetchExists(
                PASSWORD_RESET,
                PASSWORD_RESET
                        .TOKEN_HASH
                        .eq(secret.hash())
                        .and(PASSWORD_RESET.USED_AT.isNull())
                        .and(PASSWORD_RESET.EXPIRES_AT.gt(now())));
    }

    /** Sets the password; the link is used up in the same transaction, so of two uses at once one is refused. */
    @Transactional
    public UUID reset(Secret secret, String password) {
        var account = db.update(PASSWORD_RESET)
                .set(PASSWORD_RESET.USED_AT, now())
                .where(PASSWORD_RESET.TOKEN_HASH.eq(secret.hash()))
                .and(PASSWORD_RESET.USED_AT.isNull())
                .and(PASSWORD_RESET.EXPIRES_AT.gt(now()))
                .returning(PASSWORD_RESET.ACCOUNT_ID)
                .fetchOptional(PASSWORD_RESET.ACCOUNT_ID)
                .orElseThrow(() -> new Refused(HttpStatus.GONE, "workspace.refused.link"));
        setPassword(byId(account).orElseThrow(), password);
        return account;
    }

    private void setPassword(AccountRecord account, String password) {
        refuseWeak(password, account.getEmail());
        account.setPasswordHash(passwords.encode(password));
        account.update();
    }

    private void refuseWeak(String password, String... known) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new Refused(HttpStatus.BAD_REQUEST, "workspace.refused.passwordLength", SHORTEST_PASSWORD);
        }
        var head = password.substring(0, Math.min(64, password.length()));
        if (strength.measure(head, List.of(known)).getScore() < 2) throw invalid("workspace.refused.passwordWeak");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Refused invalid(String key) {
        return new Refused(HttpStatus.BAD_REQUEST, key);
    }

    /** An address as it is compared. */
    public static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
