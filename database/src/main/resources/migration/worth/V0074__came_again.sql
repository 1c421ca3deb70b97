-- The names behind the charts of who came once more and of the second purchase, in the order in which they are shown.
create index score_by_days on worth.score (workspace_id, days, customer_id) where days > 0;
create index score_by_second_day on worth.score (workspace_id, (second_day - first_day), customer_id)
    where second_day is not null;
