ALTER TABLE mentions DROP COLUMN seen_at;
