-- Retention finds old counters by their period.
CREATE INDEX send_counters_period_idx ON send_counters (period);
