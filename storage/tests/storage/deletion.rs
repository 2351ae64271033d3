//! Deleting a large mailbox holds nobody up.

use std::time::{Duration, Instant};

use storage::deletion::{self, Removal};
use testkit::database::TestDatabase;

use crate::knowledge::workspace;

/// As many as blocked everybody for more than half a minute when they went in one statement.
const EMAILS: usize = 3_354;
/// A batch on a machine that has other things to do; it takes a tenth of that.
const LONGEST: Duration = Duration::from_secs(1);

#[tokio::test]
async fn a_large_mailbox_goes_in_short_batches_with_its_runs() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let (tenant, user) = workspace(&connection, "ann").await;
    test.execute(&fill(&tenant.to_string(), &user.to_string())).await;
    deletion::delete_user(&connection, user, testkit::now()).await.unwrap();

    let (mut batches, mut longest) = (0, Duration::ZERO);
    loop {
        let began = Instant::now();
        let removal = deletion::remove_some(&connection, user.0).await.unwrap();
        longest = longest.max(began.elapsed());
        batches += 1;
        if removal == Removal::All {
            break;
        }
        assert_eq!(removal, Removal::Some);
    }

    println!("{EMAILS} emails in {batches} batches, the longest of {longest:?}");
    assert!(batches > EMAILS / 100);
    assert!(longest < LONGEST, "{longest:?}");
    test.execute(
        "DO $$ BEGIN
             ASSERT NOT EXISTS (SELECT FROM emails) AND NOT EXISTS (SELECT FROM raw_messages), 'emails are left';
             ASSERT NOT EXISTS (SELECT FROM users) AND NOT EXISTS (SELECT FROM email_accounts), 'the person is left';
             ASSERT (SELECT array_agg(flow) FROM runs) = ARRAY['deletion'], 'runs are left';
         END $$",
    )
    .await;
}

/// A mailbox with emails, every tenth of them a duplicate, each with its original, its action and its finished run.
fn fill(workspace: &str, user: &str) -> String {
    format!(
        "INSERT INTO email_accounts (id, workspace_id, user_id, provider, email, created_at)
         VALUES (gen_random_uuid(), '{workspace}', '{user}', 'maildir', 'desk@shop.example', now());
         INSERT INTO conversations (id, workspace_id, user_id, email_account_id, subject_key, participants_key,
                                    last_message_at, created_at)
         SELECT gen_random_uuid(), '{workspace}', '{user}', a.id, g::text, g::text, now(), now()
         FROM email_accounts a, generate_series(1, {EMAILS}) g;
         INSERT INTO emails (id, workspace_id, user_id, email_account_id, conversation_id, provider_message_id,
                             content_hash, kind, received_at, has_html, has_remote_images, created_at)
         SELECT gen_random_uuid(), '{workspace}', '{user}', c.email_account_id, c.id, c.subject_key, c.subject_key,
                'human', now(), false, false, now() FROM conversations c;
         UPDATE emails e SET duplicate_of = (SELECT o.id FROM emails o WHERE o.provider_message_id = '1')
         WHERE e.provider_message_id LIKE '%0';
         INSERT INTO raw_messages (email_id, workspace_id, user_id, message)
         SELECT id, workspace_id, user_id, 'x' FROM emails;
         INSERT INTO email_actions (id, workspace_id, email_id, action, created_at)
         SELECT gen_random_uuid(), workspace_id, id, 'received', now() FROM emails;
         INSERT INTO runs (id, workspace_id, user_id, flow, version, subject, generation, queue, state, created_at,
                           finished_at)
         SELECT gen_random_uuid(), workspace_id, user_id, 'process_email', 1, id, 1, 'inbound', 'succeeded', now(), now()
         FROM emails;
         INSERT INTO run_steps (run_id, name, n, position, output, attempts, started_at, finished_at)
         SELECT r.id, 'step', n, n, '{{}}', 0, now(), now() FROM runs r, generate_series(1, 5) n;"
    )
}
