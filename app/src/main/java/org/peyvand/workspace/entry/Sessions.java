package org.peyvand.workspace.entry;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Who is logged in where: so that a changed password ends what was opened with the old one. */
@Component
public class Sessions {

    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions;

    Sessions(ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions) {
        this.sessions = sessions;
    }

    /** Ends all sessions of the account. */
    void endAll(UUID account) {
        endAllBut("", account);
    }

    /** Ends all sessions of the account but this one. */
    public void endAllBut(String session, UUID account) {
        sessions.ifAvailable(known -> known.findByPrincipalName(account.toString()).keySet().stream()
                .filter(id -> !id.equals(session))
                .forEach(known::deleteById));
    }
}
