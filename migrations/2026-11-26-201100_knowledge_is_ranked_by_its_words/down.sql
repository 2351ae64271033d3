DROP INDEX knowledge_entries_is_active_idx;
CREATE INDEX knowledge_entries_search_idx ON knowledge_entries USING gin (search);
DROP TABLE knowledge_words;
