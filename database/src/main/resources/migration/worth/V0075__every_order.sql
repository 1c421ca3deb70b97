-- The list of customers in the order of each number that is kept of them: from either end of how likely they still are one.
create index score_by_purchases on worth.score (workspace_id, purchases desc, customer_id desc) where purchases is not null;
create index score_by_alive on worth.score (workspace_id, alive desc, customer_id desc) where alive is not null;
