DROP INDEX emails_is_unanswered_idx;
ALTER TABLE emails DROP COLUMN is_unanswered;

UPDATE email_words SET words = ts_delete(words, to_char(received_at AT TIME ZONE 'UTC', '"%"YYYY-MM'));
COMMENT ON COLUMN email_words.words IS 'Words of sender, subject and text; those of the sender once more behind @, those of the subject behind #.';
