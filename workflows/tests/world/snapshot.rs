//! What is left of a story when it is over: everything a person or a correspondent could tell apart, and what is counted.

use serde_json::{Value, json};

use super::World;

/// Final state, free of ids and of what depends on chance.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot(pub Value);

impl World {
    pub async fn snapshot(&self) -> Snapshot {
        let connection = self.database.connection().await.unwrap();
        let rows = storage::emails::list(&connection, self.workspace, &Default::default(), None, 100)
            .await
            .unwrap();
        let mut emails = Vec::new();
        let mut follow_ups = Vec::new();
        for row in rows {
            let email = storage::emails::get(&connection, self.workspace, row.id.into())
                .await
                .unwrap();
            let actions = storage::emails::list_actions(&connection, self.workspace, row.id.into())
                .await
                .unwrap();
            emails.push(json!({
                "subject": email.subject, "status": email.status.0, "wait_reason": email.wait_reason.map(|word| word.0),
                "intent": email.intent_name, "draft_version": email.draft_version, "draft": email.draft_content,
                "actions": actions.iter().map(|action| &action.action).collect::<Vec<_>>(),
            }));
            for follow_up in self.follow_ups(row.id.into()).await {
                follow_ups.push(json!({
                    "number": follow_up.number, "at": follow_up.scheduled_at, "status": follow_up.status.0,
                    "why": follow_up.cancellation_reason,
                }));
            }
        }
        let sent = self.mailbox.handed_over();
        let mut left: Vec<String> = sent.iter().map(|message| subject_of(&message.raw)).collect();
        left.sort();
        let rows = async |select: &str| self.test_database.rows(select).await;
        Snapshot(json!({
            "emails": emails, "follow_ups": follow_ups, "left": left,
            "ledger": rows(
                "SELECT kind, subject, state, is_automatic, to_email, generation, not_before, queued_at
                 FROM outbound_messages ORDER BY queued_at, kind, subject",
            ).await,
            "counters": rows("SELECT scope, period, used FROM send_counters ORDER BY scope, period, used").await,
            "events": rows(
                "SELECT title, start_time, end_time, status, reminder_sent FROM events ORDER BY start_time, title",
            ).await,
            "runs": rows(
                "SELECT flow, generation, state, waiting_for, outcome, signals_sent, signals_heard, finished_at IS NULL
                 FROM runs ORDER BY flow, created_at, generation, state, outcome",
            ).await,
        }))
    }

    /// No message left twice.
    pub fn assert_nothing_left_twice(&self) {
        let mut ids: Vec<String> = self
            .mailbox
            .handed_over()
            .into_iter()
            .map(|message| message.message_id)
            .collect();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "a message left twice");
    }
}

fn subject_of(raw: &[u8]) -> String {
    domain::mail::parse(raw).subject
}
