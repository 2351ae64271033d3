-- Counting everything takes seconds where there is much; what was counted last is kept for everybody.
CREATE TABLE tallies (
    kind text NOT NULL,
    state text NOT NULL,
    count bigint NOT NULL,
    counted_at timestamptz NOT NULL,
    CONSTRAINT tallies_pkey PRIMARY KEY (kind, state)
);
COMMENT ON TABLE tallies IS 'Counts of the whole installation, as of late.';
COMMENT ON COLUMN tallies.kind IS 'What is counted, such as emails.';
COMMENT ON COLUMN tallies.state IS 'The state, role or health it is counted by.';
COMMENT ON COLUMN tallies.count IS 'How many.';
COMMENT ON COLUMN tallies.counted_at IS 'When it was true.';
