DROP INDEX send_counters_period_idx;
