-- A sale that was taken back is gone, and the form that brought it is remembered all the same: sent once more, it does not
-- sell again.
alter table commerce.counter_sale drop constraint counter_sale_workspace_id_order_id_fkey;
