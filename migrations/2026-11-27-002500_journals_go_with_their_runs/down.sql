DROP TRIGGER remove_journals ON runs;
DROP FUNCTION remove_journals();
ALTER TABLE run_steps
    ADD CONSTRAINT run_steps_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs (id) ON DELETE CASCADE;
