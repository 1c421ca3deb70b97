-- What won a customer for their first purchase, by keys of channels and campaigns. Of whom nothing is known there is no
-- row: they are what is left of all.
create table worth.source (
    workspace_id uuid not null,
    customer_id uuid not null,
    first_channel text not null,
    first_campaign text not null,
    last_channel text not null,
    last_campaign text not null,
    referred boolean not null,
    primary key (workspace_id, customer_id),
    foreign key (workspace_id, customer_id) references customer.customer
);
create index source_first on worth.source (workspace_id, first_channel, customer_id) include (first_campaign);
create index source_last on worth.source (workspace_id, last_channel, customer_id) include (last_campaign);
call workspace.wall('worth.source');

-- The months of those customers, by what won them and the month of their first purchase; kept as worth.tally is. The rows
-- of first products are no changes: they are made anew as a whole, in the background.
create table worth.source_tally (
    workspace_id uuid not null references workspace.workspace,
    tally_id uuid not null,
    grouping text not null check (grouping in ('first', 'last', 'referred', 'product')),
    channel text not null,
    campaign text not null,
    cohort date not null,
    month date not null,
    customers bigint not null,
    orders bigint not null,
    spent bigint not null,
    returned bigint not null,
    folded boolean not null,
    primary key (workspace_id, tally_id)
);
comment on column worth.source_tally.channel is 'By grouping: key of the channel, "yes" for those referred, or the code of the product.';
comment on column worth.source_tally.folded is 'False for what came since the last fold.';
create index source_tally_read on worth.source_tally (workspace_id, grouping, cohort, month);
create index source_tally_fresh on worth.source_tally (workspace_id) where not folded;
call workspace.wall('worth.source_tally');

-- What the customers of a cohort won by something are worth, each with what is expected of them; made in the background.
create table worth.lifetime (
    workspace_id uuid not null references workspace.workspace,
    grouping text not null check (grouping in ('first', 'last')),
    channel text not null,
    campaign text not null,
    cohort date not null,
    customers bigint not null,
    ahead double precision not null,
    total double precision not null,
    squares double precision not null,
    primary key (workspace_id, grouping, channel, campaign, cohort)
);
comment on column worth.lifetime.ahead is 'Sum of what is expected up to the horizon, in the smallest unit.';
comment on column worth.lifetime.total is 'Sum of what they brought to date and that; squares: the sum of each one''s square.';
call workspace.wall('worth.lifetime');

-- What was spent to win customers: the last told for a channel, campaign and month stands.
create table worth.spend (
    workspace_id uuid not null references workspace.workspace,
    channel text not null,
    campaign text not null,
    month date not null,
    currency text not null,
    amount bigint not null check (amount > 0),
    told_by text not null,
    told_at timestamptz not null,
    primary key (workspace_id, channel, campaign, month)
);
comment on column worth.spend.month is 'Its first day in the calendar it was told in.';
create index spend_newest on worth.spend (workspace_id, month desc, channel, campaign);
call workspace.wall('worth.spend');

-- How far one looks ahead, what later money counts, and what of a sale is left. Without a row: 12 months, 0, all.
create table worth.horizon (
    workspace_id uuid not null references workspace.workspace,
    months int not null check (months between 3 and 36),
    yearly_rate double precision not null check (yearly_rate between 0 and 1),
    margin double precision not null check (margin > 0 and margin <= 1),
    primary key (workspace_id)
);
call workspace.wall('worth.horizon');

alter table worth.score add first_product text;
comment on column worth.score.first_product is 'Code of what they began with, the dearest of their first sale; looked up in the background, empty where it names none.';
comment on column worth.score.purchases is 'Expected up to the horizon of worth.horizon.';
comment on column worth.score.value is 'Expected up to that horizon and discounted, in the smallest unit.';

alter table worth.snapshot add horizon text not null default '';
comment on column worth.snapshot.horizon is 'How far was looked ahead, and at what rate: another one scores all anew.';
