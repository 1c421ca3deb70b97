-- Customers who fell silent: when that was noticed, what was done about it, and whether they came back.
create table worth.silence (
    workspace_id uuid not null,
    customer_id uuid not null,
    noticed_on date not null,
    last_day date not null,
    alive double precision not null,
    loss bigint not null,
    state text not null default 'open' check (state in ('open', 'called', 'wrote', 'wrong', 'back', 'past')),
    decided_at timestamptz,
    decided_by text not null default '',
    back_on date,
    primary key (workspace_id, customer_id, noticed_on),
    foreign key (workspace_id, customer_id) references customer.customer
);
comment on column worth.silence.last_day is 'Their last purchase before.';
comment on column worth.silence.loss is 'Expected, when it was noticed or looked at last, in the smallest unit.';
comment on column worth.silence.state is 'open: to be called. back: they bought again. past: silent for too long to be called.';
create index silence_open on worth.silence (workspace_id, loss desc, customer_id desc) where state = 'open';
create index silence_noticed on worth.silence (workspace_id, noticed_on) include (state, back_on);
call workspace.wall('worth.silence');
