-- An online shop whose orders are fetched and told. The key, its secret and the secret of the webhooks are encrypted with
-- a key of the workspace.
create table commerce.shop (
    workspace_id uuid not null references workspace.workspace,
    shop_id uuid not null,
    address text not null,
    consumer_key bytea not null,
    consumer_secret bytea not null,
    webhook_secret bytea not null,
    state text not null check (state in ('new', 'running', 'stopped', 'disconnected')),
    problem text not null default '',
    problem_detail text not null default '',
    problem_since timestamptz,
    failures int not null default 0,
    not_before timestamptz,
    webhooks text not null default '' check (webhooks in ('', 'made', 'by-hand')),
    webhook_at timestamptz,
    wrong_signatures int not null default 0,
    wrong_signature_at timestamptz,
    created_at timestamptz not null,
    primary key (workspace_id, shop_id),
    unique (workspace_id, address)
);
comment on column commerce.shop.problem is 'What keeps it from being asked, a word of the test; empty where all is well.';
comment on column commerce.shop.not_before is 'When it may be asked again after a failure.';
call workspace.wall('commerce.shop');

-- How far the fetching of each kind of thing has come.
create table commerce.shop_flow (
    workspace_id uuid not null,
    shop_id uuid not null,
    kind text not null check (kind in ('customer', 'order', 'review')),
    began_at timestamptz,
    position_at timestamptz,
    seen bigint[] not null default '{}',
    position_id bigint not null default 0,
    done bigint not null default 0,
    total bigint not null default 0,
    passes int not null default 0,
    caught_up_at timestamptz,
    version bigint not null default 0,
    primary key (workspace_id, shop_id, kind),
    foreign key (workspace_id, shop_id) references commerce.shop
);
comment on column commerce.shop_flow.began_at is 'Of orders: when the present pass began. Behind it nothing is taken for fetched.';
comment on column commerce.shop_flow.seen is 'Orders changed in the second of position_at that were fetched already.';
comment on column commerce.shop_flow.version is 'One more at each step: two workers at once do not both go on from one place.';
call workspace.wall('commerce.shop_flow');

-- What a shop has told of each of its things, so that older and repeated news change nothing.
create table commerce.shop_thing (
    workspace_id uuid not null,
    shop_id uuid not null,
    kind text not null check (kind in ('customer', 'order', 'review')),
    external_id bigint not null,
    modified_at timestamptz,
    asked_at timestamptz,
    gone boolean not null default false,
    content_hash bytea,
    number text not null default '',
    counted boolean not null default false,
    refunds bigint[] not null default '{}',
    known boolean not null default false,
    primary key (workspace_id, shop_id, kind, external_id),
    foreign key (workspace_id, shop_id) references commerce.shop
);
comment on column commerce.shop_thing.asked_at is 'When the shop itself was last asked for it.';
comment on column commerce.shop_thing.number is 'Of an order: the number it was told under.';
comment on column commerce.shop_thing.refunds is 'Of an order: the refunds that are returns here.';
comment on column commerce.shop_thing.known is 'Of a review: whether its writer is a customer.';
create index shop_thing_by_number on commerce.shop_thing (workspace_id, shop_id, number) where number <> '';
create index shop_review_of_strangers on commerce.shop_thing (workspace_id, shop_id)
    where kind = 'review' and not known and not gone;
call workspace.wall('commerce.shop_thing');

-- What came in as it came: webhooks, and what the shop answered where it could not be taken.
create table commerce.shop_notice (
    workspace_id uuid not null,
    notice_id uuid not null,
    shop_id uuid not null,
    delivery text not null,
    topic text not null,
    raw bytea not null,
    content_hash bytea not null,
    kind text not null default '',
    external_id bigint not null default 0,
    modified_at timestamptz,
    state text not null check (state in ('waiting', 'done', 'refused', 'dropped')),
    reason text not null default '',
    detail text not null default '',
    received_at timestamptz not null,
    handled_at timestamptz,
    primary key (workspace_id, notice_id),
    foreign key (workspace_id, shop_id) references commerce.shop,
    unique (workspace_id, shop_id, delivery, content_hash)
);
comment on column commerce.shop_notice.reason is 'A word of the message bundles: why it was not taken.';
create index shop_notice_refused on commerce.shop_notice (workspace_id, shop_id, received_at desc) where state = 'refused';
create index shop_notice_waiting on commerce.shop_notice (workspace_id, shop_id, received_at) where state = 'waiting';
create index shop_notice_of_thing on commerce.shop_notice (workspace_id, shop_id, kind, external_id) where state = 'refused';
create index shop_notice_done on commerce.shop_notice (workspace_id, handled_at) where state = 'done';
call workspace.wall('commerce.shop_notice');

-- What each status of a shop's orders means for the sales.
create table commerce.shop_status (
    workspace_id uuid not null,
    shop_id uuid not null,
    status text not null,
    meaning text not null check (meaning in ('sale', 'if-paid', 'no-sale', 'refunded')),
    chosen boolean not null default false,
    primary key (workspace_id, shop_id, status),
    foreign key (workspace_id, shop_id) references commerce.shop
);
call workspace.wall('commerce.shop_status');
