-- The fence proves that a run is there whenever its steps are written; a foreign key would look it up again for each step.
ALTER TABLE run_steps DROP CONSTRAINT run_steps_run_id_fkey;
CREATE FUNCTION remove_journals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM run_steps s USING gone WHERE s.run_id = gone.id;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION remove_journals() IS 'Removes the steps of runs that are removed.';
CREATE TRIGGER remove_journals AFTER DELETE ON runs REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION remove_journals();
