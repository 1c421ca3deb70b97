create schema llm;
grant usage on schema llm to "${runtime}";

-- The language model a business has phrase answers, if it has one. The key is encrypted with a key of the workspace.
create table llm.connection (
    workspace_id uuid not null references workspace.workspace,
    in_chat boolean not null default false,
    for_drafts boolean not null default false,
    address text not null default '',
    model text not null default '',
    key bytea not null,
    a_day int not null default 500 check (a_day between 1 and 100000),
    problem text not null default '',
    problem_detail text not null default '',
    problem_at timestamptz,
    primary key (workspace_id)
);
comment on column llm.connection.a_day is 'How often it is asked in a day at most.';
comment on column llm.connection.problem is 'Why it did not answer the last time, as a word of the messages; empty once it has.';
call workspace.wall('llm.connection');

-- How often it was asked, and what came of it; never what was asked.
create table llm.asked (
    workspace_id uuid not null references workspace.workspace,
    day date not null,
    purpose text not null check (purpose in ('chat', 'draft')),
    outcome text not null check (outcome in ('phrased', 'unknown', 'thrown_away', 'failed')),
    times int not null check (times > 0),
    sent bigint not null,
    got bigint not null,
    primary key (workspace_id, day, purpose, outcome)
);
comment on column llm.asked.sent is 'Characters sent in all; got: received.';
call workspace.wall('llm.asked');
