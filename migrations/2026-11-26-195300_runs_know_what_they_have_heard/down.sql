ALTER TABLE runs DROP COLUMN signals_heard;
COMMENT ON COLUMN runs.signals_sent IS 'Number of the last signal; a run does not rest while it has not seen it.';
