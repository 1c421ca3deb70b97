package org.peyvand.commerce.woocommerce;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
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
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.WorkspaceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shops as jobs: each is asked again and again for as long as it runs, and what it told is worked off after any crash. */
@Configuration(proxyBeanMethods = false)
class ShopJobs {

    /** A shop, or something it told, and of which workspace. */
    record Work(UUID workspace, UUID id) implements Serializable {}

    /** Has a shop asked at once, in the caller's transaction, and again for as long as it runs. */
    @FunctionalInterface
    interface Tend {
        void now(UUID shop);
    }

    /** Has something a shop told worked off once the caller's transaction is through. */
    @FunctionalInterface
    interface WorkOff {
        void notice(UUID notice);
    }

    private static final TaskDescriptor<Work> SHOP = TaskDescriptor.of("shop", Work.class);
    private static final TaskDescriptor<Work> NOTICE = TaskDescriptor.of("shop-notice", Work.class);
    private static final Duration DATABASE_GONE = Duration.ofSeconds(15);

    @Bean
    CustomTask<Work> shopTask(ObjectProvider<ShopRun> run) {
        return Tasks.custom(SHOP)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(DATABASE_GONE))
                .execute((task, context) -> {
                    var next = Acting.as(
                            actor(task.getData()),
                            () -> run.getObject().run(task.getData().id()));
                    if (next.isEmpty()) return new CompletionHandler.OnCompleteRemove<>();
                    return new CompletionHandler.OnCompleteReschedule<>(FixedDelay.of(next.get()));
                });
    }

    @Bean
    CustomTask<Work> shopNoticeTask(ObjectProvider<NoticeRun> run) {
        return Tasks.custom(NOTICE)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(DATABASE_GONE))
                .execute((task, context) -> {
                    var next = Acting.as(
                            actor(task.getData()),
                            () -> run.getObject().run(task.getData().id()));
                    if (next.isEmpty()) return new CompletionHandler.OnCompleteRemove<>();
                    return new CompletionHandler.OnCompleteReschedule<>(FixedDelay.of(next.get()));
                });
    }

    private static Actor actor(Work work) {
        return Actor.system(new WorkspaceId(work.workspace()));
    }

    @Bean
    Tend tendShop(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        return shop -> {
            var instance = SHOP.instance(shop.toString())
                    .data(new Work(Acting.workspace(), shop))
                    .scheduledTo(clock.instant());
            if (scheduler.getObject().scheduleIfNotExists(instance)) return;
            try {
                scheduler.getObject().reschedule(instance, clock.instant());
            } catch (TaskInstanceException atItNow) {
                // it is being asked at this moment
            }
        };
    }

    @Bean
    WorkOff workOffShopNotice(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        return notice -> scheduler
                .getObject()
                .scheduleIfNotExists(NOTICE.instance(notice.toString())
                        .data(new Work(Acting.workspace(), notice))
                        .scheduledTo(clock.instant()));
    }
}
