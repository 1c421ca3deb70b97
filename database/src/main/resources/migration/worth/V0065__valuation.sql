-- How far all customers have been valued anew, by a fit, for a day and up to a horizon: it goes on where it stood.
create table worth.valuation (
    workspace_id uuid not null references workspace.workspace,
    fit_id uuid not null,
    day date not null,
    horizon text not null,
    valued_to uuid,
    valued bigint not null default 0,
    customers bigint not null,
    primary key (workspace_id)
);
comment on column worth.valuation.customers is 'How many there were when it began.';
call workspace.wall('worth.valuation');
