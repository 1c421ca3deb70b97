-- Scores and what won customers are written with their orders or touches, which refer to the customer, under the lock of
-- their standing. A foreign key would say the same at the price of a look-up for each of them.
alter table worth.score drop constraint score_workspace_id_customer_id_fkey;
alter table worth.source drop constraint source_workspace_id_customer_id_fkey;
