-- PostgreSQL changes a row in its page, without a word to the indexes (a HOT update), where no indexed value changes and
-- the page has room. What an index leaves out is told by a column of its own that does not change while an email is
-- answered, and the pages keep room for what an answer adds to a row.
ALTER TABLE emails
    ADD COLUMN needs_person boolean NOT NULL GENERATED ALWAYS AS (status IN ('draft_ready', 'error')) STORED;
COMMENT ON COLUMN emails.needs_person IS 'Whether a person has to look at it: a draft rests, or its run failed.';
DROP INDEX emails_needs_person_idx;
CREATE INDEX emails_needs_person_idx ON emails (workspace_id, received_at DESC, id DESC) WHERE needs_person;
ALTER TABLE emails SET (fillfactor = 35);

ALTER TABLE outbound_messages
    ADD COLUMN is_live boolean NOT NULL
        GENERATED ALWAYS AS (state IN ('queued', 'handing_over', 'sent', 'uncertain')) STORED,
    ADD COLUMN is_uncertain boolean NOT NULL GENERATED ALWAYS AS (state = 'uncertain') STORED;
COMMENT ON COLUMN outbound_messages.is_live IS 'Whether it may have left or may yet leave.';
COMMENT ON COLUMN outbound_messages.is_uncertain IS 'Whether nobody knows if it left.';
DROP INDEX outbound_messages_subject_key;
CREATE UNIQUE INDEX outbound_messages_subject_key ON outbound_messages (kind, subject_id) WHERE is_live;
DROP INDEX outbound_messages_uncertain_idx;
CREATE INDEX outbound_messages_uncertain_idx ON outbound_messages (workspace_id) WHERE is_uncertain;
ALTER TABLE outbound_messages SET (fillfactor = 50);
