import { query } from "./database.ts";

/** Gives somebody a mailbox with so many emails, newest first by number. */
export async function fillInbox(address: string, count: number) {
  await query(
    `WITH owner AS (
       SELECT u.id AS user_id, m.workspace_id FROM users u JOIN workspace_members m ON m.user_id = u.id WHERE u.email = $1
     ), account AS (
       INSERT INTO email_accounts (id, workspace_id, user_id, provider, email, is_active, created_at)
       SELECT gen_random_uuid(), workspace_id, user_id, 'maildir', $1, false, now() FROM owner
       RETURNING id, workspace_id, user_id
     ), conversation AS (
       INSERT INTO conversations (id, workspace_id, user_id, email_account_id, subject_key, participants_key,
                                  last_message_at, created_at)
       SELECT gen_random_uuid(), workspace_id, user_id, id, 'many', 'many', now(), now() FROM account
       RETURNING id, workspace_id, user_id, email_account_id
     )
     INSERT INTO emails (id, workspace_id, user_id, email_account_id, conversation_id, provider_message_id, content_hash,
                         kind, from_email, from_name, subject, body, visible_text, has_html, has_remote_images, received_at,
                         status, created_at)
     SELECT gen_random_uuid(), workspace_id, user_id, email_account_id, id, n::text, n::text, 'human',
            'visitor' || n || '@visitor.example', 'Visitor ' || n, 'Question ' || n, 'What is answer ' || n || '?',
            'What is answer ' || n || '?', false, false, now() - n * interval '1 minute', 'sent', now()
     FROM conversation, generate_series(1, $2::integer) AS n`,
    [address, count],
  );
}
