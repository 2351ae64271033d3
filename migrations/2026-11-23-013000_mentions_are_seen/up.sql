-- Who is mentioned is told until they have looked.
ALTER TABLE mentions ADD COLUMN seen_at timestamptz;
COMMENT ON COLUMN mentions.seen_at IS 'When the named colleague looked at the comment; empty until then.';
