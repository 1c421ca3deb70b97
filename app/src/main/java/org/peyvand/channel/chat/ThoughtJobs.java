package org.peyvand.channel.chat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.WorkspaceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the bot go on with what it was putting into words when its node ended: planned with each thought, nearly always too late. */
@Configuration(proxyBeanMethods = false)
class ThoughtJobs {

    /** In which conversation, of which workspace. */
    record Begun(UUID workspace, UUID conversation) implements Serializable {}

    /** Plans, in the caller's transaction, that a thought does not end with its node. */
    @FunctionalInterface
    interface Later {
        void goOn(UUID conversation);
    }

    private static final TaskDescriptor<Begun> THOUGHT = TaskDescriptor.of("bot-thought", Begun.class);

    /** A language model is waited for no longer than twelve seconds. */
    private static final Duration SURELY_SAID = Duration.ofSeconds(20);

    private static final Duration AGAIN = Duration.ofSeconds(30);

    @Bean
    OneTimeTask<Begun> thoughtTask(ObjectProvider<Bot> bot) {
        return Tasks.oneTime(THOUGHT)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .execute((task, _) -> {
                    var begun = task.getData();
                    var actor = Actor.visitor(new WorkspaceId(begun.workspace()));
                    Acting.run(actor, () -> bot.getObject().goOn(begun.conversation()));
                });
    }

    @Bean
    Later thoughtLater(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        return conversation -> scheduler
                .getObject()
                .scheduleIfNotExists(THOUGHT.instance(conversation + "/" + UUID.randomUUID())
                        .data(new Begun(Acting.workspace(), conversation))
                        .scheduledTo(clock.instant().plus(SURELY_SAID)));
    }
}
