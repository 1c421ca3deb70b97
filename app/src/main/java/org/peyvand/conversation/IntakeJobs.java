package org.peyvand.conversation;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.WorkspaceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sees to stored messages whose handling was cut short: planned with the storing, and nearly always too late. */
@Configuration(proxyBeanMethods = false)
class IntakeJobs {

    /** Which received message, of which workspace. */
    record Stored(UUID workspace, UUID received) implements Serializable {}

    /** The handling of stored messages, planned and called off in the caller's transaction. */
    interface Later {

        /** Plans that of messages stored just now. */
        void handle(List<UUID> received);

        /** Plans that of a message whose handling may be planned already. */
        void handleAgain(UUID received);

        /** It is handled, and nobody needs to look again. */
        void done(UUID received);
    }

    private static final TaskDescriptor<Stored> RECEIVED = TaskDescriptor.of("received", Stored.class);

    /** One that runs already ends by itself. The scheduler's own way to call off fails where it begins that very moment. */
    private static final String CALL_OFF =
            "delete from platform.scheduled_tasks where task_name = ? and task_instance = ? and not picked";

    private static final Duration SURELY_HANDLED = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofSeconds(30);

    @Bean
    OneTimeTask<Stored> receivedTask(ObjectProvider<Intake> intake) {
        return Tasks.oneTime(RECEIVED)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .execute((task, context) -> {
                    var stored = task.getData();
                    var actor = Actor.visitor(new WorkspaceId(stored.workspace()));
                    Acting.run(actor, () -> intake.getObject().handle(stored.received()));
                });
    }

    @Bean
    Later later(ObjectProvider<SchedulerClient> scheduler, DSLContext db, Clock clock) {
        return new Later() {
            @Override
            public void handle(List<UUID> received) {
                if (received.isEmpty()) return;
                var late = clock.instant().plus(SURELY_HANDLED);
                scheduler
                        .getObject()
                        .scheduleBatch(received.stream()
                                .<SchedulableInstance<?>>map(id -> planned(id, late))
                                .toList());
            }

            @Override
            public void handleAgain(UUID received) {
                var late = clock.instant().plus(SURELY_HANDLED);
                scheduler.getObject().scheduleIfNotExists(planned(received, late));
            }

            @Override
            public void done(UUID received) {
                db.execute(CALL_OFF, RECEIVED.getTaskName(), received.toString());
            }
        };
    }

    private static SchedulableInstance<Stored> planned(UUID received, Instant time) {
        return RECEIVED.instance(received.toString())
                .data(new Stored(Acting.workspace(), received))
                .scheduledTo(time);
    }
}
