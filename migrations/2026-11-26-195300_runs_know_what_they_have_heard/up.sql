-- What a run has heard is a counter beside what it was told: whether it still has to hear something is no matter of clocks.
ALTER TABLE runs ADD COLUMN signals_heard integer NOT NULL DEFAULT 0;
UPDATE runs SET signals_heard = signals_sent WHERE state = 'waiting' AND waiting_for <> 'retry' AND signals_sent > 0;
COMMENT ON COLUMN runs.signals_sent IS 'Number of the last signal; a run does not rest while it has not heard it.';
COMMENT ON COLUMN runs.signals_heard IS 'Number of the last signal it knew of when it last came to rest.';
