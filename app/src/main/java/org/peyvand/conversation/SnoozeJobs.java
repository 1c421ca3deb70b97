package org.peyvand.conversation;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.WorkspaceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wakes snoozed conversations. A snooze that was ended or moved meanwhile finds nothing to do. */
@Configuration(proxyBeanMethods = false)
class SnoozeJobs {

    /** Which conversation, of which workspace. */
    record Snoozed(UUID workspace, UUID conversation) implements Serializable {}

    /** Plans the waking of a conversation in the caller's transaction. */
    @FunctionalInterface
    interface Wake {
        void at(UUID conversation, Instant time);
    }

    private static final TaskDescriptor<Snoozed> SNOOZE = TaskDescriptor.of("snooze", Snoozed.class);

    @Bean
    OneTimeTask<Snoozed> snoozeTask(ObjectProvider<Handling> handling) {
        return Tasks.oneTime(SNOOZE).execute((task, context) -> {
            var snoozed = task.getData();
            var actor = Actor.system(new WorkspaceId(snoozed.workspace()));
            Acting.run(actor, () -> handling.getObject().wake(snoozed.conversation()));
        });
    }

    @Bean
    Wake wake(ObjectProvider<SchedulerClient> scheduler) {
        return (conversation, time) -> scheduler
                .getObject()
                .scheduleIfNotExists(SNOOZE.instance(conversation + "/" + UUID.randomUUID())
                        .data(new Snoozed(Acting.workspace(), conversation))
                        .scheduledTo(time));
    }
}
