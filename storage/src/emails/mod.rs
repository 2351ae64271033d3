//! Inbound messages: taking them in, working on them, and listing them.

mod act;
mod by_hand;
mod change;
mod ingest;
mod known;
mod link;
mod list;
mod page;
mod repeats;
mod state;
mod words;
mod work;

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::dates::Zone;
use domain::emails::{Status, WaitReason};
use domain::ids::{EmailId, WorkspaceId};
use domain::meeting::{self, Proposal, Wish};
use serde_json::Value;
use uuid::Uuid;

pub use act::{EmailRun, assign, find_run, get_locked, list_in_conversation};
pub use by_hand::{deal_with, list_open};
pub(crate) use change::{Change, CurrentDraft, change};
pub use ingest::{Ingested, NewAttachment, NewEmail, ingest};
pub use ingest::{find_by_provider_id, find_provider_id};
pub use list::{Cursor, Filter, Listed, list};
pub(crate) use page::Whose;
pub use repeats::{Repeats, find_repeats};
pub(crate) use state::record_actions;
pub use state::{Action, ActionRow, Resting, Understood, list_actions, record_action, rest, unblock_owner};
pub(crate) use words::{Place, find, query_of};
pub(crate) use work::since;
pub use work::{Since, ThreadQuestion, has_moved_on, list_attached, list_threads};

use crate::schema::{attachments, emails, raw_messages};
use crate::{Conn, Error, Result, Word};

/// An inbound message as stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = emails)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct Email {
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub email_account_id: Uuid,
    pub conversation_id: Uuid,
    pub message_id: Option<String>,
    pub references_ids: Vec<String>,
    pub kind: Word<domain::mail::Kind>,
    pub guard_reason: Option<String>,
    pub from_email: String,
    pub from_name: String,
    pub reply_to: Option<String>,
    pub to_email: Vec<String>,
    pub cc: Vec<String>,
    pub subject: String,
    pub body: String,
    pub visible_text: String,
    pub sent_at: Option<DateTime<Utc>>,
    pub utc_offset_seconds: Option<i32>,
    pub received_at: DateTime<Utc>,
    pub status: Word<Status>,
    pub wait_reason: Option<Word<WaitReason>>,
    pub wait_until: Option<DateTime<Utc>>,
    pub status_reason: Option<String>,
    pub intent_id: Option<Uuid>,
    pub intent_name: Option<String>,
    pub intent_confidence: Option<f64>,
    pub intent_explanation: Option<Value>,
    pub meeting_detected: bool,
    pub meeting_confidence: Option<f64>,
    pub meeting_title: Option<String>,
    pub meeting_start_time: Option<DateTime<Utc>>,
    pub meeting_end_time: Option<DateTime<Utc>>,
    pub meeting_timezone: Option<String>,
    pub follow_up_base: Option<DateTime<Utc>>,
    pub follow_up_matched_text: Option<String>,
    pub draft_version: i32,
    pub draft_content: Option<String>,
    pub draft_retry_count: i32,
    pub draft_validated: bool,
    pub validation_issues: Value,
    pub assignee_id: Option<Uuid>,
    pub duplicate_of: Option<Uuid>,
    pub created_at: DateTime<Utc>,
    pub has_html: bool,
    pub has_remote_images: bool,
    pub meeting_proposal: Option<Value>,
}

impl Email {
    /// The address an answer goes to: Reply-To, else From (RFC 5322 §3.6.2).
    #[must_use]
    pub fn correspondent(&self) -> &str {
        self.reply_to.as_deref().unwrap_or(&self.from_email)
    }

    /// When it was written, as its sender says, and not after it arrived.
    #[must_use]
    pub fn written_at(&self) -> DateTime<Utc> {
        self.sent_at
            .map_or(self.received_at, |sent_at| sent_at.min(self.received_at))
    }

    /// The name under which whom an answer goes to writes; none where the answer goes elsewhere, or where the name looks
    /// like an address.
    #[must_use]
    pub fn correspondent_name(&self) -> Option<String> {
        const LONGEST: usize = 100;
        let is_author = self
            .reply_to
            .as_ref()
            .is_none_or(|reply_to| *reply_to == self.from_email);
        let name: String = self
            .from_name
            .chars()
            .filter(|letter| !letter.is_control())
            .take(LONGEST)
            .collect();
        let name = name.trim();
        (is_author && !name.is_empty() && !name.contains('@')).then(|| name.to_owned())
    }

    /// What it wants of the calendar, where it speaks of a meeting.
    #[must_use]
    pub fn proposal(&self) -> Option<Proposal> {
        if let Some(stored) = &self.meeting_proposal {
            return serde_json::from_value(stored.clone()).ok();
        }
        // Emails that were understood before proposals were kept have one time.
        let span = (self.meeting_start_time?, self.meeting_end_time?);
        let timezone = self.meeting_timezone.clone()?;
        self.meeting_detected.then(|| Proposal {
            wish: Wish::Times { spans: vec![span] },
            minutes: (span.1 - span.0).num_minutes(),
            clock: Zone::parse(&timezone)
                .map(|zone| meeting::clock("", zone))
                .unwrap_or_default(),
            timezone,
            title: self.meeting_title.clone().unwrap_or_else(|| self.subject.clone()),
            confidence: self.meeting_confidence.unwrap_or_default(),
        })
    }
}

/// An attachment as listed; its bytes stand in the raw message.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = attachments)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct Attachment {
    pub position: i32,
    pub filename: String,
    pub content_type: String,
    pub size_bytes: i64,
    pub content_id: Option<String>,
    pub is_inline: bool,
}

/// An email of the workspace.
///
/// # Errors
/// `NotFound`, also for another workspace's.
pub async fn get(mut conn: Conn<'_>, workspace: WorkspaceId, email: EmailId) -> Result<Email> {
    emails::table
        .filter(emails::id.eq(email.0))
        .filter(emails::workspace_id.eq(workspace.0))
        .select(Email::as_select())
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("email"))
}

/// The message as received (RFC 5322 bytes).
///
/// # Errors
/// `NotFound`, also for another workspace's.
pub async fn get_raw(mut conn: Conn<'_>, workspace: WorkspaceId, email: EmailId) -> Result<Vec<u8>> {
    raw_messages::table
        .filter(raw_messages::email_id.eq(email.0))
        .filter(raw_messages::workspace_id.eq(workspace.0))
        .select(raw_messages::message)
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("original message"))
}

/// Attachments of an email, in order.
///
/// # Errors
/// The failure of the query.
pub async fn list_attachments(mut conn: Conn<'_>, workspace: WorkspaceId, email: EmailId) -> Result<Vec<Attachment>> {
    Ok(attachments::table
        .filter(attachments::email_id.eq(email.0))
        .filter(attachments::workspace_id.eq(workspace.0))
        .order(attachments::position)
        .select(Attachment::as_select())
        .load(&mut conn)
        .await?)
}
