-- An index that ranks: of each word the entries that say most about it come first, so that retrieval reads a few of
-- them instead of every entry that shares a word.
CREATE TABLE knowledge_words (
    knowledge_id uuid NOT NULL
        CONSTRAINT knowledge_words_knowledge_id_fkey REFERENCES knowledge_entries (id) ON DELETE CASCADE,
    lexeme text NOT NULL,
    workspace_id uuid NOT NULL,
    user_id uuid NOT NULL,
    often real NOT NULL,
    CONSTRAINT knowledge_words_pkey PRIMARY KEY (knowledge_id, lexeme)
);
COMMENT ON TABLE knowledge_words IS 'Words of the active knowledge entries, for ranked retrieval.';
COMMENT ON COLUMN knowledge_words.knowledge_id IS 'The entry.';
COMMENT ON COLUMN knowledge_words.lexeme IS 'The word, stemmed.';
COMMENT ON COLUMN knowledge_words.workspace_id IS 'Tenant.';
COMMENT ON COLUMN knowledge_words.user_id IS 'Who wrote the entry.';
COMMENT ON COLUMN knowledge_words.often IS 'How often it stands there; four times as much in the title, twice in the category.';
INSERT INTO knowledge_words (knowledge_id, lexeme, workspace_id, user_id, often)
    SELECT e.id, w.lexeme, e.workspace_id, e.user_id,
           (SELECT sum(CASE weight WHEN 'A' THEN 4 WHEN 'B' THEN 2 ELSE 1 END) FROM unnest(w.weights) weight)
    FROM knowledge_entries e, unnest(e.search) w WHERE e.is_active;
CREATE INDEX knowledge_words_lexeme_idx ON knowledge_words (workspace_id, lexeme, often DESC, knowledge_id);
DROP INDEX knowledge_entries_search_idx;
CREATE INDEX knowledge_entries_is_active_idx ON knowledge_entries (workspace_id) WHERE is_active;
