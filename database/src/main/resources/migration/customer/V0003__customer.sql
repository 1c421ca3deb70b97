create schema customer;
grant usage on schema customer to "${runtime}";

create table customer.customer (
    workspace_id uuid not null references workspace.workspace,
    customer_id uuid not null,
    name text not null default '',
    name_key text not null default '',
    city text not null default '',
    city_key text not null default '',
    birthday date,
    created_at timestamptz not null,
    merged_into uuid,
    primary key (workspace_id, customer_id),
    foreign key (workspace_id, merged_into) references customer.customer
);
comment on column customer.customer.name_key is 'The name folded, honorifics dropped, spaceless: equal for spellings of one name.';
comment on column customer.customer.merged_into is 'The customer this one was joined to, until the merge is undone.';
create index on customer.customer (workspace_id, name_key, city_key) where name_key <> '';
create index on customer.customer (workspace_id, merged_into) where merged_into is not null;
call workspace.wall('customer.customer');

-- An address by which a customer is known. A shared phone may belong to several customers.
create table customer.handle (
    workspace_id uuid not null,
    handle_id uuid not null,
    customer_id uuid not null,
    original_customer_id uuid not null,
    kind text not null check (kind in ('mobile', 'phone', 'mail', 'shop')),
    key text not null,
    typed text not null,
    created_at timestamptz not null,
    primary key (workspace_id, handle_id),
    foreign key (workspace_id, customer_id) references customer.customer,
    foreign key (workspace_id, original_customer_id) references customer.customer,
    unique (workspace_id, kind, key, original_customer_id)
);
comment on column customer.handle.key is 'Normalised: E.164 of a phone, lower-case mail address, number in the shop.';
comment on column customer.handle.original_customer_id is 'Where it was filed first; a merge moves customer_id only, so it can be undone.';
create index on customer.handle (workspace_id, customer_id);
call workspace.wall('customer.handle');

create table customer.tag (
    workspace_id uuid not null,
    original_customer_id uuid not null,
    tag_key text not null,
    customer_id uuid not null,
    label text not null,
    created_at timestamptz not null,
    primary key (workspace_id, original_customer_id, tag_key),
    foreign key (workspace_id, customer_id) references customer.customer,
    foreign key (workspace_id, original_customer_id) references customer.customer
);
create index on customer.tag (workspace_id, customer_id);
create index on customer.tag (workspace_id, tag_key, customer_id);
call workspace.wall('customer.tag');

create table customer.household (
    workspace_id uuid not null references workspace.workspace,
    household_id uuid not null,
    created_at timestamptz not null,
    primary key (workspace_id, household_id)
);
call workspace.wall('customer.household');

create table customer.household_member (
    workspace_id uuid not null,
    customer_id uuid not null,
    household_id uuid not null,
    primary key (workspace_id, customer_id),
    foreign key (workspace_id, customer_id) references customer.customer,
    foreign key (workspace_id, household_id) references customer.household
);
create index on customer.household_member (workspace_id, household_id);
call workspace.wall('customer.household_member');

-- Two customers who may be one person; decided once, never asked again.
create table customer.likeness (
    workspace_id uuid not null,
    one_id uuid not null,
    other_id uuid not null,
    reason text not null check (reason in ('mobile', 'mail', 'name')),
    found_at timestamptz not null,
    decided text check (decided in ('merged', 'household', 'different')),
    primary key (workspace_id, one_id, other_id),
    foreign key (workspace_id, one_id) references customer.customer,
    foreign key (workspace_id, other_id) references customer.customer,
    check (one_id < other_id)
);
create index on customer.likeness (workspace_id, found_at desc, one_id, other_id) where decided is null;
create index on customer.likeness (workspace_id, other_id, one_id);
call workspace.wall('customer.likeness');

create table customer.merge (
    workspace_id uuid not null,
    merge_id uuid not null,
    kept_id uuid not null,
    absorbed_id uuid not null,
    merged_at timestamptz not null,
    merged_by text not null,
    undone_at timestamptz,
    undone_by text,
    primary key (workspace_id, merge_id),
    foreign key (workspace_id, kept_id) references customer.customer,
    foreign key (workspace_id, absorbed_id) references customer.customer
);
create index on customer.merge (workspace_id, kept_id);
create unique index on customer.merge (workspace_id, absorbed_id) where undone_at is null;
call workspace.wall('customer.merge');

-- Where a customer stands today, told by the modules that know: what they bought, and their own rhythm.
create table customer.standing (
    workspace_id uuid not null,
    customer_id uuid not null,
    orders int not null default 0,
    spent bigint not null default 0,
    returns int not null default 0,
    returned bigint not null default 0,
    worth bigint generated always as (spent - returned) stored,
    other_currency_orders int not null default 0,
    first_order_at timestamptz,
    last_order_at timestamptz,
    traded_at timestamptz,
    contacted_at timestamptz,
    last_seen_at timestamptz generated always as (greatest(traded_at, contacted_at)) stored,
    usual_gap_days double precision,
    late_from timestamptz,
    primary key (workspace_id, customer_id),
    foreign key (workspace_id, customer_id) references customer.customer
);
comment on column customer.standing.spent is 'In the smallest unit of the workspace''s currency.';
comment on column customer.standing.traded_at is 'The last order or return.';
comment on column customer.standing.contacted_at is 'The last visit, call or other contact that is no order.';
comment on column customer.standing.usual_gap_days is 'Median days between shopping days; null under two gaps.';
comment on column customer.standing.late_from is 'From then on the customer''s silence is long for them; null where no rhythm is known.';
create index on customer.standing (workspace_id, worth desc, customer_id desc);
create index on customer.standing (workspace_id, last_seen_at desc, customer_id desc) where last_seen_at is not null;
create index on customer.standing (workspace_id, late_from, customer_id) where late_from is not null;
call workspace.wall('customer.standing');

-- The words by which a customer is found, folded; looked up by prefix, hence byte order.
create table customer.search_token (
    workspace_id uuid not null,
    token text collate "C" not null,
    customer_id uuid not null,
    primary key (workspace_id, token, customer_id),
    foreign key (workspace_id, customer_id) references customer.customer
);
create index on customer.search_token (workspace_id, customer_id);
call workspace.wall('customer.search_token');
