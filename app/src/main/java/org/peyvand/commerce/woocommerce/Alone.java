package org.peyvand.commerce.woocommerce;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Does something with many at once and, where that fails, with each alone: one that cannot be taken holds up no other. */
@Component
class Alone {

    private static final Logger log = LoggerFactory.getLogger(Alone.class);

    private final TransactionTemplate part;
    private final Notices notices;

    Alone(PlatformTransactionManager transactions, Notices notices) {
        this.part = new TransactionTemplate(transactions);
        this.part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.notices = notices;
    }

    /** Within the caller's transaction, of which a part that fails is undone by itself. */
    <T> void each(List<T> all, Consumer<List<T>> act, BiConsumer<T, RuntimeException> failed) {
        try {
            part.executeWithoutResult(_ -> act.accept(all));
        } catch (RuntimeException some) {
            if (isOutage(some)) throw some;
            for (var one : all) alone(one, act, failed);
        }
    }

    private <T> void alone(T one, Consumer<List<T>> act, BiConsumer<T, RuntimeException> failed) {
        try {
            part.executeWithoutResult(_ -> act.accept(List.of(one)));
        } catch (RuntimeException mistake) {
            if (isOutage(mistake)) throw mistake;
            failed.accept(one, mistake);
        }
    }

    void refuse(Shop shop, byte[] raw, RuntimeException mistake, String topic, Things.Kind kind, long id) {
        log.warn(
                "Something a shop told was not understood: {}",
                mistake.getClass().getName());
        notices.refuse(shop.id(), raw, why(mistake), topic, kind, id, Optional.empty());
    }

    static NotTaken why(RuntimeException mistake) {
        return mistake instanceof NotTaken known
                ? known
                : new NotTaken("mistake", mistake.getClass().getSimpleName());
    }

    /** What is no fault of the thing and passes. */
    static boolean isOutage(RuntimeException failure) {
        return failure instanceof DataAccessException
                || failure instanceof TransactionException
                || failure instanceof org.jooq.exception.DataAccessException;
    }
}
