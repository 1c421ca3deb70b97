create schema timeline;
grant usage on schema timeline to "${runtime}";

-- The one ordered list of everything that happened with a customer.
create table timeline.entry (
    workspace_id uuid not null,
    entry_id uuid not null,
    customer_id uuid not null,
    original_customer_id uuid not null,
    at timestamptz not null,
    kind text not null,
    facts jsonb not null,
    source text not null,
    external_id text,
    author text not null default '',
    recorded_at timestamptz not null,
    primary key (workspace_id, entry_id),
    foreign key (workspace_id, customer_id) references customer.customer,
    foreign key (workspace_id, original_customer_id) references customer.customer
);
comment on column timeline.entry.source is 'Who told: desk, import, api, shop …; with external_id the same happening is recorded once.';
create index entry_of_customer on timeline.entry (workspace_id, customer_id, at desc, entry_id desc);
create index entry_of_workspace on timeline.entry (workspace_id, at desc, entry_id desc);
create unique index entry_told_once on timeline.entry (workspace_id, source, external_id) where external_id is not null;
call workspace.wall('timeline.entry');
