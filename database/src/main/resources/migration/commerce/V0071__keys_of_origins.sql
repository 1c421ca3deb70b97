-- Where an order or a happening was filed first is where it is filed when it is written, and nothing is ever moved there:
-- whom the first key has found, the second finds too. Looking twice took nearly a third of the time of writing an order.
alter table commerce.orders drop constraint orders_workspace_id_original_customer_id_fkey;
alter table timeline.entry drop constraint entry_workspace_id_original_customer_id_fkey;
