create schema worth;
grant usage on schema worth to "${runtime}";

-- How a workspace's days, months and sums are counted. Changing its calendar, zone or currency counts all anew.
create table worth.book (
    workspace_id uuid not null references workspace.workspace,
    calendar text not null,
    zone text not null,
    currency text not null,
    primary key (workspace_id)
);
call workspace.wall('worth.book');

-- What a customer did in a month. The month is named by its first day in the calendar of the book.
create table worth.month (
    workspace_id uuid not null,
    customer_id uuid not null,
    month date not null,
    orders int not null,
    spent bigint not null,
    returned bigint not null,
    primary key (workspace_id, customer_id, month),
    foreign key (workspace_id, customer_id) references customer.customer
);
comment on column worth.month.spent is 'In the smallest unit of the book''s currency; so is what was returned, above zero.';
create index month_customers on worth.month (workspace_id, month, customer_id);
call workspace.wall('worth.month');

-- The months of all customers, by the month of their first purchase. Every transaction adds what it changed as rows of
-- its own, so that none waits for another; they are folded into one row per month and cohort now and then.
create table worth.tally (
    workspace_id uuid not null references workspace.workspace,
    tally_id uuid not null,
    cohort date not null,
    month date not null,
    customers bigint not null,
    orders bigint not null,
    spent bigint not null,
    returned bigint not null,
    primary key (workspace_id, tally_id)
);
comment on column worth.tally.customers is 'How many of the cohort bought in that month.';
create index on worth.tally (workspace_id, cohort, month);
call workspace.wall('worth.tally');

-- A customer's purchases as the models read them, and what the models say.
create table worth.score (
    workspace_id uuid not null,
    customer_id uuid not null,
    cohort date not null,
    first_day date not null,
    second_day date,
    last_day date not null,
    days int not null,
    log_gaps double precision not null,
    orders int not null,
    spent bigint not null,
    returned bigint not null,
    other_currency int not null,
    alive double precision,
    purchases double precision,
    value bigint,
    loss bigint,
    primary key (workspace_id, customer_id),
    foreign key (workspace_id, customer_id) references customer.customer
);
comment on column worth.score.days is 'Different days with a sale; the first is no repeat purchase.';
comment on column worth.score.log_gaps is 'Sum of the natural logarithms of the gaps between those days, in weeks.';
comment on column worth.score.alive is 'Probability that they still are a customer; null until there is a fit.';
comment on column worth.score.purchases is 'Expected in the next twelve months.';
comment on column worth.score.value is 'Expected in the next twelve months, in the smallest unit.';
comment on column worth.score.loss is 'What they would be expected to spend were they surely still here, less what is expected.';
create index score_by_value on worth.score (workspace_id, value desc, customer_id desc) where value is not null;
create index score_of_cohort on worth.score (workspace_id, cohort, customer_id);
call workspace.wall('worth.score');

-- The models fitted, the newest of them in use.
create table worth.fit (
    workspace_id uuid not null references workspace.workspace,
    fit_id uuid not null,
    fitted_at timestamptz not null,
    fitted_on date not null,
    purchases bigint not null,
    kind text not null,
    parameters jsonb not null,
    spend jsonb not null,
    body jsonb not null,
    primary key (workspace_id, fit_id)
);
comment on column worth.fit.purchases is 'Orders there were when it was fitted.';
comment on column worth.fit.parameters is 'Of the model of purchases, by their names in the papers; spend: of that of baskets.';
comment on column worth.fit.body is 'How it went: convergence, errors, and how it did on the business''s own past.';
call workspace.wall('worth.fit');

-- Figures over the whole base that are counted in the background.
create table worth.snapshot (
    workspace_id uuid not null references workspace.workspace,
    made_at timestamptz not null,
    made_on date not null,
    purchases bigint not null,
    body jsonb not null,
    primary key (workspace_id)
);
comment on column worth.snapshot.made_on is 'The day all customers were scored for.';
call workspace.wall('worth.snapshot');
