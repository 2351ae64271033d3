-- Three years of mail of one company, in a database that holds its desk: EMAILS, WORKSPACE, DESK and ACCOUNT are
-- replaced by what they name. Everything follows from the number of the email, so that the same size is the same data.
SET session_replication_role = replica;
SET synchronous_commit = off;
SET maintenance_work_mem = '256MB';
SET work_mem = '64MB';

-- Indexes are faster made at once than grown row by row.
CREATE TEMP TABLE dropped AS
    SELECT format('%I.%I', n.nspname, i.relname) AS name, pg_get_indexdef(x.indexrelid) AS definition
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
         JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname = 'public' AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = x.indexrelid);
DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT * FROM dropped LOOP EXECUTE 'DROP INDEX ' || one.name; END LOOP;
END $$;

-- A UUIDv7 (RFC 9562) of an instant, the n-th of a kind.
CREATE FUNCTION pg_temp.id(at timestamptz, kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8'
            || lpad(to_hex(n), 15, '0'))::uuid $$;
-- A number below `below` that looks drawn by lot.
CREATE FUNCTION pg_temp.lot(n bigint, salt int, below int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
    SELECT (hashint8extended(n, salt) & 2147483647)::int % below $$;
CREATE TEMP TABLE vocabulary AS
    SELECT n, (ARRAY['lo','ma','ri','te','su','na','ko','vi','de','pa','ne','tro','gal','mir','fen','bor'])[1 + n % 16]
        || (ARRAY['na','ser','lin','tor','mel','dan','ra','ken','sa','vel','gor','pi','ta','lem','wi','zu'])[1 + n / 16 % 16]
        || (ARRAY['','s','en','er','ing','ed','ly','al'])[1 + n / 256 % 8]
        || (ARRAY['','o','ia','um','ex','on','is','at'])[1 + n / 2048] AS word
    FROM generate_series(0, 16383) AS n;
-- Common words come often, as in any language: the place in the list is the cube of a lot.
CREATE TEMP TABLE passages AS
    SELECT p.n, string_agg(word, ' ' ORDER BY at) AS text, string_agg(word, ' ' ORDER BY at) FILTER (WHERE at < 3) AS start,
           array_to_tsvector(array_agg(word)) AS words
    FROM (SELECT n, at, (pow(pg_temp.lot(n * 64 + at, 3, 100000) / 100000.0, 3) * 16383)::int AS place
          FROM generate_series(0, 19999) AS n, generate_series(1, 50) AS at) p JOIN vocabulary v ON v.n = p.place
    GROUP BY 1;
ANALYZE passages;

INSERT INTO users (id, email, password_hash, full_name, role, quota, created_at)
    SELECT pg_temp.id(now(), 1, n), 'person' || n || '@shop.example', '', 'Person ' || n, 'user', 100000,
           now() - interval '4 years' FROM generate_series(1, 4) AS n;
-- Everybody signs in with `correct horse battery`.
UPDATE users SET password_hash = '$2b$04$abcdefghijklmnopqrstuuqREtd3VJD2QVZbuFskFSLk6eRIrQoOS';
INSERT INTO workspace_members (workspace_id, user_id, role, created_at)
    SELECT 'WORKSPACE', id, 'member', created_at FROM users WHERE email LIKE 'person%@shop.example';
CREATE TEMP TABLE boxes AS
    SELECT n, pg_temp.id(now(), 2, n) AS id, u.id AS user_id FROM users u, generate_series(1, 4) AS n
    WHERE u.email = 'person' || n || '@shop.example';
INSERT INTO email_accounts (id, workspace_id, user_id, provider, email, auto_send_enabled, takes_history, created_at)
    SELECT id, 'WORKSPACE', user_id, 'maildir', 'box' || n || '@shop.example', true, true, now() - interval '4 years'
    FROM boxes;
UPDATE email_accounts SET created_at = now() - interval '4 years' WHERE id = 'ACCOUNT';
INSERT INTO boxes VALUES (0, 'ACCOUNT', 'DESK');
INSERT INTO intents (id, workspace_id, user_id, name, keywords, priority, created_at)
    SELECT pg_temp.id(now(), 3, n), 'WORKSPACE', 'DESK', 'Matter ' || n, ARRAY['matter' || n], -10, now()
    FROM generate_series(1, 20) AS n;
CREATE TEMP TABLE matters AS SELECT row_number() OVER (ORDER BY name) AS n, id, name FROM intents
    WHERE workspace_id = 'WORKSPACE' AND name LIKE 'Matter %';

-- What is decided about each email: owner, sender, conversation, intent, status.
CREATE UNLOGGED TABLE letters AS
    SELECT n, at, pg_temp.id(at, 4, n) AS id, pg_temp.id(begins, 5, thread) AS conversation, thread, begins,
           CASE WHEN n % 5000 = 7 THEN 4 WHEN lot < 5 THEN 3 WHEN lot < 40 THEN 2 WHEN lot < 70 THEN 1 ELSE 0 END AS box,
           pg_temp.lot(thread, 5, 1 + EMAILS / 8) AS sender,
           CASE WHEN n % 10000 = 11 THEN 20 WHEN drawn < 8 THEN NULL ELSE 1 + pg_temp.lot(n, 4, 19) END AS matter,
           CASE WHEN n > EMAILS - EMAILS / 500 AND drawn < 20 THEN 'draft_ready' WHEN drawn < 1 THEN 'error'
                WHEN drawn < 20 THEN 'ignored' WHEN drawn < 24 THEN 'rejected' WHEN n % 100 = 50 THEN 'draft_ready'
                ELSE 'sent' END AS status,
           (ARRAY['approval', 'approval', 'approval', 'validation', 'quota'])[1 + n % 5] AS reason,
           pg_temp.lot(n, 6, 10) < 6 AS is_automatic
    FROM (SELECT n, now() - interval '3 years' * ((EMAILS - n) / EMAILS::float8) - interval '1 minute' AS at,
                 n / 3 AS thread, now() - interval '3 years' * ((EMAILS - n / 3 * 3) / EMAILS::float8) AS begins,
                 pg_temp.lot(n / 3, 1, 100) AS lot, pg_temp.lot(n, 2, 100) AS drawn
          FROM generate_series(1, EMAILS::bigint) AS n) g;
ANALYZE letters;

INSERT INTO conversations (id, workspace_id, user_id, email_account_id, subject_key, participants_key, last_message_at,
                           created_at)
    SELECT DISTINCT ON (l.conversation) l.conversation, 'WORKSPACE', b.user_id, b.id, 'order ' || thread,
           'customer' || sender, l.at, l.begins
    FROM letters l JOIN boxes b ON b.n = l.box ORDER BY l.conversation, l.n DESC;
INSERT INTO emails (id, workspace_id, user_id, email_account_id, conversation_id, provider_message_id, message_id,
                    content_hash, kind, from_email, from_name, to_email, subject, body, visible_text, sent_at,
                    received_at, status, wait_reason, intent_id, intent_name, intent_confidence, intent_explanation,
                    draft_version, draft_content, draft_validated, assignee_id, has_html, has_remote_images, created_at)
    SELECT l.id, 'WORKSPACE', b.user_id, b.id, l.conversation, 'm' || l.n, 'g' || l.n || '@customer.example',
           encode(sha256(l.n::text::bytea), 'hex'), 'human', 'customer' || l.sender || '@example' || l.sender % 50 || '.org',
           initcap(who.start), ARRAY['desk@shop.example'], 'Order ' || l.thread || ' ' || what.start,
           first.text || ' ' || second.text || rare || E'\n\nOn a day in spring you wrote:\n> ' || left(what.text, 300),
           first.text || ' ' || second.text || rare, l.at, l.at, l.status, CASE WHEN l.status = 'draft_ready' THEN l.reason END,
           m.id, m.name, 0.9, '{"keywords": [], "matches": []}',
           CASE WHEN l.status = 'ignored' THEN 0 ELSE 1 END,
           CASE WHEN l.status <> 'ignored' THEN what.text END, l.status <> 'ignored',
           CASE WHEN l.n % 97 = 5 THEN (SELECT user_id FROM boxes WHERE n = 1) END, false, false, l.at
    FROM letters l JOIN boxes b ON b.n = l.box LEFT JOIN matters m ON m.n = l.matter
         JOIN passages who ON who.n = l.sender % 20000 JOIN passages what ON what.n = pg_temp.lot(l.thread, 8, 20000)
         JOIN passages first ON first.n = pg_temp.lot(l.n, 9, 20000)
         JOIN passages second ON second.n = pg_temp.lot(l.n, 10, 20000),
         LATERAL (SELECT CASE WHEN l.n % 20000 = 13 THEN ' zanzibar' ELSE '' END AS rare) r;
INSERT INTO email_words (email_id, workspace_id, user_id, received_at, words)
    SELECT l.id, 'WORKSPACE', b.user_id, l.at,
           format('@customer%1$s @example%2$s @org customer%1$s example%2$s org @%3$s %4$s #order #%5$s #%6$s order %5$s %7$s',
                  l.sender, l.sender % 50, replace(who.start, ' ', ' @'), who.start, l.thread,
                  replace(what.start, ' ', ' #'), what.start)::tsvector
           || first.words || second.words || CASE WHEN l.n % 20000 = 13 THEN 'zanzibar' ELSE '' END::tsvector
           || to_char(l.at AT TIME ZONE 'UTC', '''"%"YYYY-MM''')::tsvector
    FROM letters l JOIN boxes b ON b.n = l.box
         JOIN passages who ON who.n = l.sender % 20000 JOIN passages what ON what.n = pg_temp.lot(l.thread, 8, 20000)
         JOIN passages first ON first.n = pg_temp.lot(l.n, 9, 20000)
         JOIN passages second ON second.n = pg_temp.lot(l.n, 10, 20000);
INSERT INTO raw_messages (email_id, workspace_id, user_id, message)
    SELECT id, workspace_id, user_id, convert_to('From: ' || from_email || E'\r\n\r\n' || body, 'UTF8') FROM emails
    WHERE EXISTS (SELECT FROM letters l WHERE l.id = emails.id);
INSERT INTO drafts (id, workspace_id, user_id, email_id, version, body, model, created_at)
    SELECT pg_temp.id(l.at, 6, l.n), 'WORKSPACE', e.user_id, l.id, 1, e.draft_content,
           CASE WHEN l.n % 10 = 3 THEN 'person' ELSE 'instant' END, l.at
    FROM letters l JOIN emails e ON e.id = l.id WHERE l.status <> 'ignored';
INSERT INTO email_actions (id, workspace_id, user_id, email_id, action, created_at)
    SELECT pg_temp.id(l.at, 7, l.n * 4 + step), 'WORKSPACE', b.user_id, l.id,
           (ARRAY['received', 'intent_classified', 'draft_generated', 'sent'])[step], l.at
    FROM letters l JOIN boxes b ON b.n = l.box, generate_series(1, 4) AS step;
INSERT INTO model_calls (id, workspace_id, user_id, email_id, purpose, draft_version, model, prompt_tokens,
                         completion_tokens, created_at)
    SELECT pg_temp.id(l.at, 8, l.n), 'WORKSPACE', b.user_id, l.id, 'draft', 1, 'instant', 900, 90, l.at
    FROM letters l JOIN boxes b ON b.n = l.box WHERE l.status <> 'ignored';
INSERT INTO outbound_messages (id, workspace_id, user_id, email_account_id, kind, subject_id, generation,
                               conversation_id, message_id, to_email, subject, text, html, in_reply_to, is_automatic,
                               state, not_before, reserved, queued_at, handing_over_at, settled_at)
    SELECT pg_temp.id(l.at, 9, l.n), 'WORKSPACE', e.user_id, e.email_account_id, 'reply', l.id, 1, l.conversation,
           'r' || l.n || '@shop.example', ARRAY[e.from_email], 'Re: ' || e.subject,
           e.draft_content || E'\n\n> ' || left(e.visible_text, 200), '<p>' || e.draft_content || '</p>', e.message_id,
           l.is_automatic, 'sent', l.at, '[]', l.at, l.at, l.at + interval '1 minute' * (1 + pg_temp.lot(l.n, 12, 600))
    FROM letters l JOIN emails e ON e.id = l.id WHERE l.status = 'sent';
INSERT INTO replies (outbound_id, workspace_id, user_id, intent_id, intent_name, waited_seconds, is_automatic,
                     is_unchanged, sent_at)
    SELECT pg_temp.id(l.at, 9, l.n), 'WORKSPACE', b.user_id, m.id, m.name, 60 * (1 + pg_temp.lot(l.n, 12, 600)),
           l.is_automatic, l.n % 10 <> 3, l.at + interval '1 minute' * (1 + pg_temp.lot(l.n, 12, 600))
    FROM letters l JOIN boxes b ON b.n = l.box LEFT JOIN matters m ON m.n = l.matter
    WHERE l.status = 'sent' ORDER BY l.n;
INSERT INTO follow_ups (id, workspace_id, user_id, email_id, conversation_id, number, scheduled_at, status, is_automated,
                        base_date, created_at)
    SELECT pg_temp.id(l.at, 10, l.n * 4 + number), 'WORKSPACE', b.user_id, l.id, l.conversation, number,
           l.at + number * interval '5 days',
           CASE WHEN l.at + number * interval '5 days' > now() THEN 'pending' WHEN l.n % 3 = 0 THEN 'sent'
                ELSE 'cancelled' END, false, l.at, l.at
    FROM letters l JOIN boxes b ON b.n = l.box, generate_series(1, 3) AS number
    WHERE l.status = 'sent' AND l.n % 2 = 0;
-- Runs: one an email, one a follow-up, with the journal of what is finished.
INSERT INTO runs (id, workspace_id, user_id, flow, version, subject, generation, queue, state, waiting_for, wake_at, step,
                  error, outcome, created_at, finished_at)
    SELECT pg_temp.id(l.at, 11, l.n), 'WORKSPACE', b.user_id, 'process_email', 1, l.id, 1, 'inbound',
           CASE l.status WHEN 'draft_ready' THEN 'waiting' WHEN 'error' THEN 'failed' WHEN 'rejected' THEN 'cancelled'
                ELSE 'succeeded' END,
           CASE l.status WHEN 'draft_ready' THEN 'person' END, NULL, 'validate',
           CASE l.status WHEN 'error' THEN '{"step": "draft", "causes": ["the model answered 500"]}'::jsonb END,
           CASE WHEN l.status IN ('sent', 'ignored') THEN '{"outcome": "done"}'::jsonb END, l.at,
           CASE WHEN l.status <> 'draft_ready' THEN l.at + interval '2 seconds' END
    FROM letters l JOIN boxes b ON b.n = l.box;
INSERT INTO runs (id, workspace_id, user_id, flow, version, subject, generation, queue, state, waiting_for, wake_at, step,
                  outcome, created_at, finished_at)
    SELECT pg_temp.id(f.created_at, 12, row_number() OVER ()), f.workspace_id, f.user_id, 'follow_up', 1, f.id, 1, 'timer',
           CASE f.status WHEN 'pending' THEN 'waiting' WHEN 'sent' THEN 'succeeded' ELSE 'cancelled' END,
           CASE f.status WHEN 'pending' THEN 'timer' END, CASE f.status WHEN 'pending' THEN f.scheduled_at END, 'sleep',
           CASE f.status WHEN 'sent' THEN '{"outcome": "sent"}'::jsonb END, f.created_at,
           CASE WHEN f.status <> 'pending' THEN f.scheduled_at END
    FROM follow_ups f;
INSERT INTO run_steps (run_id, name, n, position, output, attempts, started_at, finished_at)
    SELECT r.id, (ARRAY['guard', 'understand', 'draft', 'validate', 'queue_reply', 'deliver'])[place], 1, place,
           '{"ids": ["0190a0a0-0000-7000-8000-000000000000"]}', 1, r.created_at, r.created_at
    FROM runs r, generate_series(1, 6) AS place WHERE r.flow = 'process_email' AND r.workspace_id = 'WORKSPACE';
INSERT INTO knowledge_entries (id, workspace_id, user_id, title, content, category, created_at, updated_at)
    SELECT pg_temp.id(now(), 13, p.n), 'WORKSPACE', 'DESK', initcap(p.start), concat_ws(E'\n\n', 'About your order, which has arrived.',
               p.text, q.text, 'Please help us: tell the number of the order. Thank you, hello.'),
           'Part ' || p.n % 12, now(), now()
    FROM passages p JOIN passages q ON q.n = p.n + 10000 WHERE p.n BETWEEN 1 AND KNOWLEDGE;
INSERT INTO knowledge_words (knowledge_id, lexeme, workspace_id, user_id, often)
    SELECT e.id, w.lexeme, e.workspace_id, e.user_id,
           (SELECT sum(CASE weight WHEN 'A' THEN 4 WHEN 'B' THEN 2 ELSE 1 END) FROM unnest(w.weights) weight)
    FROM knowledge_entries e, unnest(e.search) w WHERE e.workspace_id = 'WORKSPACE';
INSERT INTO audit_events (id, workspace_id, user_id, action, subject, created_at)
    SELECT pg_temp.id(l.at, 14, l.n), 'WORKSPACE', 'DESK', 'email.sent', l.id::text, l.at FROM letters l WHERE n % 10 = 0;
INSERT INTO suppressions (workspace_id, email, reason, created_at)
    SELECT 'WORKSPACE', 'gone' || n || '@example.org', 'unsubscribed', now() FROM generate_series(1, EMAILS / 100) AS n;

DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT * FROM dropped LOOP EXECUTE one.definition; END LOOP;
END $$;
DROP TABLE letters;
VACUUM ANALYZE;
CHECKPOINT;
