-- What the business commits itself to: the first rule that fits a conversation, by their place, is the one it is measured by.
create table conversation.level_rule (
    workspace_id uuid not null references workspace.workspace,
    rule_id uuid not null,
    place int not null,
    name text not null,
    channel text not null default '',
    priority smallint check (priority between 0 and 3),
    worth_at_least bigint check (worth_at_least > 0),
    first_answer_seconds int check (first_answer_seconds > 0),
    next_answer_seconds int check (next_answer_seconds > 0),
    solved_seconds int check (solved_seconds > 0),
    created_at timestamptz not null,
    primary key (workspace_id, rule_id)
);
comment on column conversation.level_rule.channel is 'Empty: every channel.';
comment on column conversation.level_rule.worth_at_least is 'What the customer has bought to date, in the smallest unit.';
comment on column conversation.level_rule.first_answer_seconds is 'Working time, as all targets.';
call workspace.wall('conversation.level_rule');

-- One row for each time a promise began to run. It keeps what it was measured against, whatever becomes of the rule.
create table conversation.timer (
    workspace_id uuid not null,
    timer_id uuid not null,
    conversation_id uuid not null,
    kind text not null check (kind in ('first_answer', 'next_answer', 'solved')),
    rule_id uuid not null,
    rule_name text not null,
    target_seconds int not null check (target_seconds > 0),
    started_at timestamptz not null,
    warn_at timestamptz,
    due_at timestamptz,
    paused_at timestamptz,
    remaining_ms bigint,
    met_at timestamptz,
    broken_at timestamptz,
    withdrawn_at timestamptz,
    decided_at timestamptz generated always as (coalesce(broken_at, met_at)) stored,
    primary key (workspace_id, timer_id),
    foreign key (workspace_id, conversation_id) references conversation.conversation,
    check ((paused_at is null) = (remaining_ms is null)),
    check ((due_at is null) = (warn_at is null)),
    check (paused_at is not null or due_at is not null)
);
comment on column conversation.timer.due_at is 'By the opening hours that held when it began to run, or ran on.';
comment on column conversation.timer.remaining_ms is 'Working time left while the customer owes the answer.';
comment on column conversation.timer.withdrawn_at is 'Neither kept nor broken: nothing was owed any more, or another rule took over.';
create unique index timer_open on conversation.timer (workspace_id, conversation_id, kind)
    where met_at is null and withdrawn_at is null;
create index timer_of_conversation on conversation.timer (workspace_id, conversation_id, started_at desc);
create index timer_decided on conversation.timer (workspace_id, decided_at desc, timer_id desc)
    include (kind, rule_id, rule_name, broken_at) where decided_at is not null;
create index timer_broken on conversation.timer (workspace_id, broken_at desc, timer_id desc) where broken_at is not null;
call workspace.wall('conversation.timer');

alter table conversation.conversation add column warn_at timestamptz;
alter table conversation.conversation add column due_at timestamptz;
comment on column conversation.conversation.due_at is 'The earliest due time among its running timers.';
create index conversation_due on conversation.conversation (workspace_id, due_at, conversation_id) include (warn_at)
    where due_at is not null;
