create schema commerce;
grant usage on schema commerce to "${runtime}";

create table commerce.product (
    workspace_id uuid not null references workspace.workspace,
    product_id uuid not null,
    code text not null,
    name text not null,
    created_at timestamptz not null,
    primary key (workspace_id, product_id),
    unique (workspace_id, code)
);
call workspace.wall('commerce.product');

-- A sale or a return. Without a customer it is an anonymous sale.
create table commerce.orders (
    workspace_id uuid not null,
    order_id uuid not null,
    source text not null,
    number text not null,
    number_key text collate "C" not null,
    kind text not null check (kind in ('sale', 'return')),
    status text not null default '',
    customer_id uuid,
    original_customer_id uuid,
    placed_at timestamptz not null,
    currency text not null,
    total bigint not null,
    lines int not null,
    content_hash bytea not null,
    recorded_at timestamptz not null,
    primary key (workspace_id, order_id),
    foreign key (workspace_id, customer_id) references customer.customer,
    foreign key (workspace_id, original_customer_id) references customer.customer,
    unique (workspace_id, source, number)
);
comment on column commerce.orders.total is 'In the smallest unit of its currency; that of a return is below zero.';
comment on column commerce.orders.number_key is 'The number folded, for look-up by what a person types.';
comment on column commerce.orders.content_hash is 'Of all that was told but the customer: equal, and nothing needs to be written.';
create index order_of_customer on commerce.orders (workspace_id, customer_id, placed_at desc) where customer_id is not null;
create index order_by_day on commerce.orders (workspace_id, placed_at desc, order_id desc) include (kind, currency, total);
create index order_by_number on commerce.orders (workspace_id, number_key);
call workspace.wall('commerce.orders');

-- Lines are written with their order, in its transaction, and never without it. Two foreign keys would say the same
-- at the price of more than half of an import's time, as each line is checked one by one.
create table commerce.order_line (
    workspace_id uuid not null,
    order_id uuid not null,
    line_no int not null,
    product_id uuid,
    description text not null,
    quantity numeric(14, 3) not null,
    unit_price numeric(20, 4) not null,
    total bigint not null,
    primary key (workspace_id, order_id, line_no)
);
comment on column commerce.order_line.description is 'Empty where the line is called as its product is.';
comment on column commerce.order_line.unit_price is 'In the smallest unit of the order''s currency; may carry fractions of it.';
call workspace.wall('commerce.order_line');

create table commerce.import (
    workspace_id uuid not null references workspace.workspace,
    import_id uuid not null,
    file_name text not null,
    file_bytes bigint not null,
    file_hash bytea not null,
    state text not null check (state in ('uploaded', 'running', 'stopped', 'done', 'failed', 'discarded')),
    plan jsonb not null,
    steps_done bigint not null default 0,
    rows_done bigint not null default 0,
    rows_in_file bigint,
    counts jsonb not null,
    failure text not null default '',
    started_by text not null,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    primary key (workspace_id, import_id)
);
comment on column commerce.import.plan is 'How the file is read and what its columns mean, as decided before the start.';
comment on column commerce.import.steps_done is 'Orders or customers dealt with, in the one order the file is always read in.';
comment on column commerce.import.failure is 'A key of the message bundles.';
create index on commerce.import (workspace_id, file_hash);
call workspace.wall('commerce.import');

-- Whom an import brought or met, so that each is counted once.
create table commerce.import_customer (
    workspace_id uuid not null,
    import_id uuid not null,
    customer_id uuid not null,
    is_new boolean not null,
    primary key (workspace_id, import_id, customer_id),
    foreign key (workspace_id, import_id) references commerce.import on delete cascade
);
call workspace.wall('commerce.import_customer');

-- The file as it came, in pieces, kept until the import is done.
create table commerce.import_piece (
    workspace_id uuid not null,
    import_id uuid not null,
    piece_no int not null,
    bytes bytea not null,
    primary key (workspace_id, import_id, piece_no),
    foreign key (workspace_id, import_id) references commerce.import on delete cascade
);
alter table commerce.import_piece alter column bytes set storage external;
call workspace.wall('commerce.import_piece');

-- What was not taken, and why: the reason is a key of the message bundles.
create table commerce.import_rejection (
    workspace_id uuid not null,
    import_id uuid not null,
    line bigint not null,
    column_name text not null,
    reason text not null,
    value text not null,
    cells text[] not null,
    primary key (workspace_id, import_id, line),
    foreign key (workspace_id, import_id) references commerce.import on delete cascade
);
call workspace.wall('commerce.import_rejection');
