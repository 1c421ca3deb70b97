-- The channels and campaigns by which customers find the business, in its own words. Spellings of one name are one: the
-- key is the name folded, and the first spelling stands. A row without a campaign names the channel itself.
create table customer.origin (
    workspace_id uuid not null references workspace.workspace,
    channel_key text not null check (channel_key <> ''),
    campaign_key text not null default '',
    name text not null,
    created_at timestamptz not null,
    primary key (workspace_id, channel_key, campaign_key)
);
call workspace.wall('customer.origin');

-- Which channel the marks of a link, or a coupon, stand for. A workspace without any rule goes by those delivered.
create table customer.channel_rule (
    workspace_id uuid not null references workspace.workspace,
    kind text not null check (kind in ('utm', 'coupon')),
    source_key text not null default '',
    medium_key text not null default '',
    channel text not null,
    primary key (workspace_id, kind, source_key, medium_key)
);
comment on column customer.channel_rule.source_key is 'utm_source or the code of the coupon, folded; empty for any.';
comment on column customer.channel_rule.medium_key is 'utm_medium, folded; empty for any.';
call workspace.wall('customer.channel_rule');

-- What brought a customer: a link clicked, a code used, an answer given. Told under a source and the teller's own
-- reference, so that telling it twice changes nothing and telling it anew replaces it.
create table customer.touch (
    workspace_id uuid not null,
    touch_id uuid not null,
    customer_id uuid not null,
    original_customer_id uuid not null,
    at timestamptz not null,
    channel_key text not null,
    campaign_key text not null default '',
    how text not null check (how in ('utm', 'coupon', 'referral', 'asked', 'told')),
    code text not null default '',
    source text not null,
    reference text not null,
    with_purchase boolean not null,
    told_at timestamptz not null,
    primary key (workspace_id, touch_id),
    foreign key (workspace_id, customer_id) references customer.customer,
    foreign key (workspace_id, original_customer_id) references customer.customer,
    foreign key (workspace_id, channel_key, campaign_key) references customer.origin,
    unique (workspace_id, source, reference)
);
comment on column customer.touch.code is 'Of the referral or coupon, or what was told word by word.';
comment on column customer.touch.with_purchase is 'Whether it came along with an order.';
create index touch_of_customer on customer.touch (workspace_id, customer_id, at);
call workspace.wall('customer.touch');
