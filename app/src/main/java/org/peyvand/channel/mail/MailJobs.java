package org.peyvand.channel.mail;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.peyvand.channel.mail.fetching.MailListeners;
import org.peyvand.channel.mail.mailbox.Listen;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.WorkspaceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks again and again whether somebody listens to each open mailbox: by it a mailbox whose node died finds another. */
@Configuration(proxyBeanMethods = false)
class MailJobs {

    /** Which mailbox, of which workspace. */
    record Listening(UUID workspace, UUID mailbox) implements Serializable {}

    private static final TaskDescriptor<Listening> MAILBOX = TaskDescriptor.of("mailbox", Listening.class);
    private static final Duration AGAIN = Duration.ofSeconds(15);

    @Bean
    CustomTask<Listening> mailboxTask(ObjectProvider<Mailboxes> mailboxes, ObjectProvider<MailListeners> listeners) {
        return Tasks.custom(MAILBOX)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .execute((task, context) -> {
                    var data = task.getData();
                    var actor = Actor.visitor(new WorkspaceId(data.workspace()));
                    var open = Acting.as(
                            actor,
                            () -> mailboxes.getObject().find(data.mailbox()).filter(Mailbox::open));
                    if (open.isEmpty()) return new CompletionHandler.OnCompleteRemove<>();
                    Acting.run(actor, () -> listeners.getObject().tend(open.get()));
                    return new CompletionHandler.OnCompleteReschedule<>(FixedDelay.of(AGAIN));
                });
    }

    @Bean
    Listen listen(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        return mailbox -> scheduler
                .getObject()
                .scheduleIfNotExists(MAILBOX.instance(mailbox.toString())
                        .data(new Listening(Acting.workspace(), mailbox))
                        .scheduledTo(clock.instant()));
    }
}
