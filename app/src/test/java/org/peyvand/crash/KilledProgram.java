package org.peyvand.crash;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.peyvand.Peyvand;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.NewEntry;
import org.peyvand.timeline.Timeline;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.TestWorkspaces;
import org.peyvand.workspace.WorkspaceId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole program in a process of its own, with an event and a job of which each puts a note on a customer's
 * timeline. It stops for ever just before or just after that, as told, so that it can be killed there.
 */
final class KilledProgram {

    /** Where it stops. */
    enum Stop {
        BEFORE_THE_EFFECT,
        AFTER_THE_EFFECT,
        NOWHERE
    }

    /** What has happened; an event names its workspace, since its listener runs on another thread. */
    record Told(UUID workspace, UUID customer, String by) implements Serializable {}

    private KilledProgram() {}

    /** Arguments: where to stop, then the program's own. Begins the work unless it stops nowhere. */
    public static void main(String[] arguments) {
        var context = new SpringApplicationBuilder(Peyvand.class, Listening.class)
                .properties("stop=" + arguments[0])
                .run(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
        if (Stop.valueOf(arguments[0]) != Stop.NOWHERE)
            context.getBean(Work.class).begin();
    }

    @Import({TestWorkspaces.class, Work.class})
    static class Listening {

        private final Timeline timeline;
        private final Stop stop;

        Listening(Timeline timeline, @Value("${stop}") Stop stop) {
            this.timeline = timeline;
            this.stop = stop;
        }

        @Async
        @TransactionalEventListener(id = "crash")
        void listen(Told told) {
            write(told);
        }

        @Bean
        OneTimeTask<Told> task() {
            return Tasks.oneTime("crash", Told.class).execute((task, _) -> write(task.getData()));
        }

        private void write(Told told) {
            stopAt(Stop.BEFORE_THE_EFFECT, told);
            var note = new NewEntry(
                    told.customer(), Instant.EPOCH, new Happening.Note("told"), "crash", Optional.of(told.by()));
            Acting.run(Actor.system(new WorkspaceId(told.workspace())), () -> timeline.record(note));
            stopAt(Stop.AFTER_THE_EFFECT, told);
        }

        private void stopAt(Stop place, Told told) {
            if (stop != place) return;
            System.out.println("stopped " + told.by());
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A customer written down, with an event and a job, all in one transaction. */
    static class Work {

        private final Customers customers;
        private final ApplicationEventPublisher events;
        private final SchedulerClient scheduler;
        private final OneTimeTask<Told> task;
        private final TransactionTemplate transaction;

        Work(
                Customers customers,
                ApplicationEventPublisher events,
                SchedulerClient scheduler,
                OneTimeTask<Told> task,
                PlatformTransactionManager transactions) {
            this.customers = customers;
            this.events = events;
            this.scheduler = scheduler;
            this.task = task;
            this.transaction = new TransactionTemplate(transactions);
        }

        void begin() {
            var shop = TestWorkspace.create();
            shop.run(() -> transaction.executeWithoutResult(_ -> {
                var customer = customers.create(new CustomerDetails("مریم", "", Optional.empty()), List.of());
                events.publishEvent(new Told(shop.uuid(), customer, "event"));
                scheduler.scheduleIfNotExists(
                        task.instance("job", new Told(shop.uuid(), customer, "job")), Instant.now());
            }));
        }
    }
}
