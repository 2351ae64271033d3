-- The month of arrival is a word too: a frequent word is found in the last months, without all that there ever was.
DROP INDEX email_words_words_idx;
UPDATE email_words
    SET words = words || to_char(received_at AT TIME ZONE 'UTC', '''"%"YYYY-MM''')::tsvector;
CREATE INDEX email_words_words_idx ON email_words USING gin (words);
COMMENT ON COLUMN email_words.words IS
    'Words of sender, subject and text; those of the sender once more behind @, those of the subject behind #; the month of arrival behind %.';

-- Emails that end without an answer are few among many that were answered.
ALTER TABLE emails
    ADD COLUMN is_unanswered boolean NOT NULL GENERATED ALWAYS AS (status IN ('ignored', 'rejected')) STORED;
COMMENT ON COLUMN emails.is_unanswered IS 'Whether its run ended without an answer, because of the guard or a person.';
CREATE INDEX emails_is_unanswered_idx ON emails (workspace_id, received_at DESC, id DESC) WHERE is_unanswered;
