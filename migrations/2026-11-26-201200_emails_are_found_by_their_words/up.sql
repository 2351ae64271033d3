-- Words of emails apart from the emails: they never change, while an email does while it is answered.
CREATE TABLE email_words (
    email_id uuid CONSTRAINT email_words_pkey PRIMARY KEY
        CONSTRAINT email_words_email_id_fkey REFERENCES emails (id) ON DELETE CASCADE,
    workspace_id uuid NOT NULL,
    user_id uuid NOT NULL,
    received_at timestamptz NOT NULL,
    words tsvector NOT NULL
);
COMMENT ON TABLE email_words IS 'What emails are found by.';
COMMENT ON COLUMN email_words.email_id IS 'The email.';
COMMENT ON COLUMN email_words.workspace_id IS 'Tenant.';
COMMENT ON COLUMN email_words.user_id IS 'Owner of the mailbox.';
COMMENT ON COLUMN email_words.received_at IS 'When the email arrived.';
COMMENT ON COLUMN email_words.words IS 'Words of sender, subject and text; those of the sender once more behind @, those of the subject behind #.';

-- Whatever is no letter and no digit parts words, so that an address is found by its parts too.
INSERT INTO email_words (email_id, workspace_id, user_id, received_at, words)
    SELECT e.id, e.workspace_id, e.user_id, e.received_at,
           (SELECT coalesce(string_agg(concat_ws(' ', left(word, 40), part.sign || left(word, 40)), ' '), '')::tsvector
            FROM (VALUES ('@', e.from_name || ' ' || e.from_email), ('#', e.subject), (NULL, left(e.visible_text, 20000)))
                     AS part(sign, text),
                 regexp_split_to_table(lower(part.text), '[^[:alnum:]]+') AS word
            WHERE word <> '')
    FROM emails e;
CREATE INDEX email_words_words_idx ON email_words USING gin (words);
