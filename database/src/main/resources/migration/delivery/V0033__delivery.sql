create schema delivery;
grant usage on schema delivery to "${runtime}";

-- The servers by which things leave, and how they have been answering.
create table delivery.server (
    workspace_id uuid not null references workspace.workspace,
    server text not null,
    failures int not null default 0,
    failing_since timestamptz,
    paused_until timestamptz,
    problem text not null default '',
    detail text not null default '',
    primary key (workspace_id, server),
    check ((failures = 0) = (failing_since is null))
);
comment on column delivery.server.failures is 'Attempts in a row that found the server itself out of order.';
call workspace.wall('delivery.server');

-- What leaves, has left, or will not: written in the transaction of its cause, which makes no second row.
create table delivery.delivery (
    workspace_id uuid not null references workspace.workspace,
    delivery_id uuid not null,
    channel text not null,
    cause text not null,
    server text not null,
    recipient text not null,
    place text not null default '',
    purpose text not null default 'service' check (purpose in ('service', 'marketing')),
    not_before timestamptz not null,
    state text not null check (state in ('planned', 'sending', 'sent', 'failed', 'skipped', 'uncertain')),
    attempts int not null default 0,
    next_try timestamptz not null,
    claim_id uuid,
    claimed_until timestamptz,
    external_ref text not null default '',
    problem text not null default '',
    detail text not null default '',
    planned_at timestamptz not null,
    ended_at timestamptz,
    primary key (workspace_id, delivery_id),
    unique (workspace_id, cause, channel),
    foreign key (workspace_id, server) references delivery.server,
    check ((state = 'sending') = (claimed_until is not null)),
    check ((state in ('planned', 'sending')) = (ended_at is null))
);
comment on column delivery.delivery.place is 'The path of the page on which a person sees what it belongs to.';
comment on column delivery.delivery.claim_id is 'Of the last attempt: a worker that comes back late is known by it.';
create index delivery_due on delivery.delivery (workspace_id, server, next_try, delivery_id) where state = 'planned';
create index delivery_claimed on delivery.delivery (workspace_id, claimed_until) where state = 'sending';
create index delivery_trouble on delivery.delivery (workspace_id, delivery_id desc) where state in ('failed', 'uncertain');
call workspace.wall('delivery.delivery');

-- How many there are in each state, moved with the states; the database itself refuses an account that does not add up.
create table delivery.tally (
    workspace_id uuid not null references workspace.workspace,
    channel text not null,
    planned bigint not null default 0,
    open bigint not null default 0 check (open >= 0),
    sent bigint not null default 0 check (sent >= 0),
    failed bigint not null default 0 check (failed >= 0),
    skipped bigint not null default 0 check (skipped >= 0),
    uncertain bigint not null default 0 check (uncertain >= 0),
    primary key (workspace_id, channel),
    check (planned = open + sent + failed + skipped + uncertain)
);
comment on column delivery.tally.planned is 'All there ever were.';
call workspace.wall('delivery.tally');

create table delivery.setting (
    workspace_id uuid primary key references workspace.workspace,
    seconds_to_undo int not null check (seconds_to_undo between 0 and 120)
);
call workspace.wall('delivery.setting');
