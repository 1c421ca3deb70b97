-- The order a touch came along with: told anew, moved or taken back it takes its touches with it.
alter table customer.touch add order_number text not null default '';
comment on column customer.touch.order_number is 'Of the order it came along with, told under the same source; else empty.';
alter table customer.touch no force row level security;
update customer.touch set order_number = regexp_replace(reference, '/[a-z]+(/[0-9]+)?$', '') where with_purchase;
alter table customer.touch force row level security;
alter table customer.touch drop with_purchase;
create index touch_of_order on customer.touch (workspace_id, source, order_number) where order_number <> '';
