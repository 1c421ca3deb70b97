-- What customers began with is counted with their orders, as what won them is.
comment on column worth.score.first_product is 'Code of what they began with, the dearest of their first sale; empty where it names none, null where not yet looked up.';
create index score_of_first_product on worth.score (workspace_id, first_product, customer_id) where first_product <> '';
create index source_referred on worth.source (workspace_id, customer_id) where referred;

-- The products most customers began with: of these alone the months are kept in worth.source_tally. Which they are is
-- decided in the background; from then on each transaction writes what it changes, and once their months are counted they
-- are shown.
create table worth.followed_product (
    workspace_id uuid not null references workspace.workspace,
    code text not null,
    counted boolean not null default false,
    primary key (workspace_id, code)
);
call workspace.wall('worth.followed_product');
alter table worth.source_tally no force row level security;
delete from worth.source_tally where grouping = 'product';
alter table worth.source_tally force row level security;

-- How far everybody has been counted anew, customer by customer, since the workspace counts otherwise.
create table worth.recount (
    workspace_id uuid not null references workspace.workspace,
    counted_to uuid,
    counted bigint not null default 0,
    customers bigint not null,
    primary key (workspace_id)
);
comment on column worth.recount.customers is 'How many there were when it began.';

-- Months are written with the score of their customer, in one transaction, and never without it. A foreign key would say
-- the same at the price of a look-up for each of them.
alter table worth.month drop constraint month_workspace_id_customer_id_fkey;

-- Everybody is counted anew, with what they began with.
alter table worth.book no force row level security;
insert into worth.recount (workspace_id, customers) select workspace_id, 0 from worth.book;
alter table worth.book force row level security;
call workspace.wall('worth.recount');
