package org.peyvand.workspace;

import java.util.List;
import org.peyvand.web.Refused;
import org.peyvand.workspace.entry.AccountInView;
import org.peyvand.workspace.entry.LogIn;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Turns an address and its password into a member at work: in the workspace joined first, where there are several. */
@Component
class AccountAuthentication implements AuthenticationProvider {

    private final LogIn logIn;
    private final Members members;

    AccountAuthentication(LogIn logIn, Members members) {
        this.logIn = logIn;
        this.members = members;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        try {
            var account = logIn.checked(attempt.getName(), String.valueOf(attempt.getCredentials()))
                    .getAccountId();
            return AccountInView.of(account, () -> members.memberships(account)).stream()
                    .findFirst()
                    .map(membership -> token(
                            new SignedInMember(account, membership.workspace().value(), membership.member())))
                    .orElseThrow(() -> new BadCredentialsException("no membership"));
        } catch (Refused refused) {
            throw new BadCredentialsException("refused", refused);
        }
    }

    static Authentication token(SignedInMember member) {
        return UsernamePasswordAuthenticationToken.authenticated(member, "", List.of());
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
