//! Taking messages in: each once per mailbox, linked to its conversation, with its run.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, Insertable, OptionalExtension, QueryDsl};
use diesel_async::RunQueryDsl;
use domain::emails::Status;
use domain::guard::IgnoreReason;
use domain::ids::{AccountId, ConversationId, EmailId, RunId, UserId, WorkspaceId};
use domain::mail::Kind;
use uuid::Uuid;

use super::by_hand::{find_answered, take_sent};
use super::known::{drop_known, find_twins};
use super::link::link;
use super::words;
use crate::runs::{NewRun, Wake};
use crate::schema::{attachments, emails, raw_messages};
use crate::{Conn, Result, Word, follow_ups, runs};

/// Rows written in one go: a statement takes 65,535 values.
const ATTACHMENTS: usize = 5_000;

/// A message as read, on its way into the database.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct NewEmail {
    pub id: EmailId,
    pub provider_message_id: String,
    pub provider_thread_id: Option<String>,
    pub message_id: Option<String>,
    /// See `domain::conversation`; of all bytes where there is no Message-ID.
    pub content_hash: String,
    pub references: Vec<String>,
    pub subject_key: String,
    pub participants_key: String,
    pub kind: Kind,
    pub guard_reason: Option<String>,
    pub from_email: String,
    pub from_name: String,
    pub reply_to: Option<String>,
    pub to_email: Vec<String>,
    pub cc: Vec<String>,
    pub subject: String,
    pub body: String,
    pub visible_text: String,
    pub has_html: bool,
    pub has_remote_images: bool,
    pub sent_at: Option<DateTime<Utc>>,
    pub utc_offset_seconds: Option<i32>,
    pub received_at: DateTime<Utc>,
    pub attachments: Vec<NewAttachment>,
    /// Whether it only says that another message is still on its way.
    pub is_delay_notice: bool,
    /// Why it could not be read; such a message is kept raw, and gets no run.
    pub unreadable: Option<String>,
    pub raw: Vec<u8>,
}

/// An attachment of a message on its way in.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct NewAttachment {
    pub filename: String,
    pub content_type: String,
    pub size_bytes: i64,
    pub content_id: Option<String>,
    pub is_inline: bool,
}

/// What became of a batch.
#[derive(Clone, Debug, Default)]
pub struct Ingested {
    /// Messages that are new here.
    pub taken: usize,
    /// Runs to wake.
    pub wakes: Vec<Wake>,
}

/// Where the messages go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mailbox {
    pub(super) workspace: WorkspaceId,
    pub(super) user: UserId,
    pub(super) account: AccountId,
    pub(super) now: DateTime<Utc>,
}

/// Stores those of the messages that are new, in order, links them and starts their runs. What the owner sent comes
/// first: it may have answered the rest.
///
/// # Errors
/// The failure of a query.
pub async fn ingest(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    user: UserId,
    account: AccountId,
    (sent, received): (&[NewEmail], &[NewEmail]),
    now: DateTime<Utc>,
) -> Result<Ingested> {
    let mailbox = Mailbox {
        workspace,
        user,
        account,
        now,
    };
    let mut wakes = take_sent(conn, mailbox, sent).await?;
    let mut fresh = drop_known(conn, mailbox, received).await?;
    if fresh.is_empty() {
        return Ok(Ingested { taken: 0, wakes });
    }
    let linked = link(conn, mailbox, &fresh).await?;
    let answered = find_answered(conn, mailbox, &fresh, &linked).await?;
    let places = Places { linked, answered };
    let twins = insert_emails(conn, mailbox, &mut fresh, &places).await?;
    insert_content(conn, mailbox, &fresh).await?;
    words::insert(conn, &fresh).await?;
    wakes.extend(start_runs(conn, mailbox, &fresh, &twins).await?);
    wakes.extend(cancel_follow_ups(conn, mailbox, &fresh, &places.linked).await?);
    Ok(Ingested {
        taken: fresh.len(),
        wakes,
    })
}

/// What is known of messages from their conversations.
struct Places {
    linked: HashMap<EmailId, ConversationId>,
    /// Answered by hand already.
    answered: HashSet<EmailId>,
}

#[derive(Insertable)]
#[diesel(table_name = emails)]
struct EmailRow<'m> {
    id: Uuid,
    workspace_id: Uuid,
    user_id: Uuid,
    email_account_id: Uuid,
    conversation_id: Uuid,
    provider_message_id: &'m str,
    message_id: Option<&'m str>,
    content_hash: &'m str,
    references_ids: &'m Vec<String>,
    kind: Word<Kind>,
    guard_reason: Option<&'m str>,
    from_email: &'m str,
    from_name: &'m str,
    reply_to: Option<&'m str>,
    to_email: &'m Vec<String>,
    cc: &'m Vec<String>,
    subject: &'m str,
    body: &'m str,
    visible_text: &'m str,
    has_html: bool,
    has_remote_images: bool,
    sent_at: Option<DateTime<Utc>>,
    utc_offset_seconds: Option<i32>,
    received_at: DateTime<Utc>,
    status: Word<Status>,
    status_reason: Option<&'m str>,
    duplicate_of: Option<Uuid>,
    is_duplicate: bool,
    created_at: DateTime<Utc>,
}

/// Stores the messages and returns the twins of those that other mailboxes handle. What another transaction takes at
/// the same time is its own first: it is looked up again, and what is stored already drops out.
async fn insert_emails(
    conn: Conn<'_>,
    mailbox: Mailbox,
    fresh: &mut Vec<&NewEmail>,
    places: &Places,
) -> Result<HashMap<EmailId, Uuid>> {
    let mut twins = find_twins(conn, mailbox, fresh).await?;
    let mut stored = insert_rows(conn, mailbox, fresh, places, &twins).await?;
    let overtaken: Vec<&NewEmail> = fresh
        .iter()
        .filter(|message| !stored.contains(&message.id.0))
        .copied()
        .collect();
    if !overtaken.is_empty() {
        twins.extend(find_twins(conn, mailbox, &overtaken).await?);
        stored.extend(insert_rows(conn, mailbox, &overtaken, places, &twins).await?);
    }
    fresh.retain(|message| stored.contains(&message.id.0));
    Ok(twins)
}

/// Inserts what no index refuses; waits for other transactions that insert the same, in an order that all keep.
async fn insert_rows(
    mut conn: Conn<'_>,
    mailbox: Mailbox,
    messages: &[&NewEmail],
    places: &Places,
    twins: &HashMap<EmailId, Uuid>,
) -> Result<HashSet<Uuid>> {
    let mut messages = messages.to_vec();
    messages.sort_by(|one, other| (&one.message_id, &one.content_hash).cmp(&(&other.message_id, &other.content_hash)));
    let rows: Vec<EmailRow<'_>> = messages
        .iter()
        .filter_map(|message| {
            let row = email_row(
                mailbox,
                message,
                *places.linked.get(&message.id)?,
                twins.get(&message.id).copied(),
            );
            Some(match places.answered.contains(&message.id) {
                true => EmailRow {
                    guard_reason: Some(IgnoreReason::AnsweredByHand.as_str()),
                    ..row
                },
                false => row,
            })
        })
        .collect();
    let stored: Vec<Uuid> = diesel::insert_into(emails::table)
        .values(rows)
        .on_conflict_do_nothing()
        .returning(emails::id)
        .get_results(&mut conn)
        .await?;
    Ok(stored.into_iter().collect())
}

/// Raw messages and attachments.
async fn insert_content(mut conn: Conn<'_>, mailbox: Mailbox, fresh: &[&NewEmail]) -> Result<()> {
    for message in fresh {
        diesel::insert_into(raw_messages::table)
            .values((
                raw_messages::email_id.eq(message.id.0),
                raw_messages::workspace_id.eq(mailbox.workspace.0),
                raw_messages::user_id.eq(mailbox.user.0),
                raw_messages::message.eq(&message.raw),
            ))
            .execute(&mut conn)
            .await?;
    }
    let attached = fresh.iter().flat_map(|message| {
        (0..)
            .zip(&message.attachments)
            .map(move |(at, file)| (message, at, file))
    });
    let rows: Vec<_> = attached
        .map(|(message, position, file)| {
            (
                attachments::email_id.eq(message.id.0),
                attachments::position.eq::<i32>(position),
                attachments::workspace_id.eq(mailbox.workspace.0),
                attachments::user_id.eq(mailbox.user.0),
                attachments::filename.eq(&file.filename),
                attachments::content_type.eq(&file.content_type),
                attachments::size_bytes.eq(file.size_bytes),
                attachments::content_id.eq(file.content_id.as_deref()),
                attachments::is_inline.eq(file.is_inline),
            )
        })
        .collect();
    for rows in rows.chunks(ATTACHMENTS) {
        diesel::insert_into(attachments::table)
            .values(rows)
            .execute(&mut conn)
            .await?;
    }
    Ok(())
}

fn email_row<'m>(
    mailbox: Mailbox,
    message: &'m NewEmail,
    conversation: ConversationId,
    twin: Option<Uuid>,
) -> EmailRow<'m> {
    EmailRow {
        id: message.id.0,
        workspace_id: mailbox.workspace.0,
        user_id: mailbox.user.0,
        email_account_id: mailbox.account.0,
        conversation_id: conversation.0,
        provider_message_id: &message.provider_message_id,
        message_id: message.message_id.as_deref(),
        content_hash: &message.content_hash,
        references_ids: &message.references,
        kind: Word(message.kind),
        guard_reason: message.guard_reason.as_deref(),
        from_email: &message.from_email,
        from_name: &message.from_name,
        reply_to: message.reply_to.as_deref(),
        to_email: &message.to_email,
        cc: &message.cc,
        subject: &message.subject,
        body: &message.body,
        visible_text: &message.visible_text,
        has_html: message.has_html,
        has_remote_images: message.has_remote_images,
        sent_at: message.sent_at,
        utc_offset_seconds: message.utc_offset_seconds,
        received_at: message.received_at,
        status: Word(match (&message.unreadable, twin) {
            (Some(_), _) => Status::Error,
            (None, Some(_)) => Status::Ignored,
            (None, None) => Status::New,
        }),
        status_reason: message
            .unreadable
            .as_deref()
            .or(twin.map(|_| "Another mailbox of the workspace handles this message")),
        duplicate_of: twin,
        is_duplicate: twin.is_some(),
        created_at: mailbox.now,
    }
}

async fn start_runs(
    conn: Conn<'_>,
    mailbox: Mailbox,
    fresh: &[&NewEmail],
    twins: &HashMap<EmailId, Uuid>,
) -> Result<Vec<Wake>> {
    let new: Vec<NewRun> = fresh
        .iter()
        .filter(|message| message.unreadable.is_none() && !twins.contains_key(&message.id))
        .map(|message| {
            NewRun::new(
                mailbox.workspace,
                mailbox.user,
                domain::flows::PROCESS_EMAIL,
                message.id.0,
                mailbox.now,
            )
        })
        .collect();
    let started: Vec<RunId> = runs::start_many(conn, &new)
        .await?
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    Ok(new
        .iter()
        .filter(|run| started.contains(&run.id))
        .filter_map(NewRun::wake)
        .collect())
}

/// What came in ends the follow-ups of its conversation, where its kind does.
async fn cancel_follow_ups(
    conn: Conn<'_>,
    mailbox: Mailbox,
    fresh: &[&NewEmail],
    linked: &HashMap<EmailId, ConversationId>,
) -> Result<Vec<Wake>> {
    let mut wakes = Vec::new();
    for message in fresh.iter().filter(|message| !message.is_delay_notice) {
        let is_own = message.guard_reason.as_deref() == Some(IgnoreReason::OwnMail.as_str());
        if is_own && is_copy_of_ours(conn, mailbox, message).await? {
            continue;
        }
        let ended = domain::follow_ups::ended_by(message.kind).map(|reason| match is_own {
            true => domain::follow_ups::ANSWERED_BY_HAND,
            false => reason,
        });
        if let (Some(reason), Some(&conversation)) = (ended, linked.get(&message.id)) {
            wakes.extend(follow_ups::cancel_in_conversation(conn, conversation, reason, mailbox.now).await?);
        }
    }
    Ok(wakes)
}

/// Whether it is what Mailroom sent itself, as it comes back to a mailbox that was copied.
async fn is_copy_of_ours(conn: Conn<'_>, mailbox: Mailbox, message: &NewEmail) -> Result<bool> {
    match &message.message_id {
        Some(id) => crate::ledger::was_sent(conn, mailbox.workspace, id).await,
        None => Ok(false),
    }
}

/// What the provider calls an email.
///
/// # Errors
/// The failure of the query.
pub async fn find_provider_id(mut conn: Conn<'_>, email: EmailId) -> Result<Option<String>> {
    Ok(emails::table
        .find(email.0)
        .select(emails::provider_message_id)
        .first(&mut conn)
        .await
        .optional()?)
}

/// The email that a mailbox's message became.
///
/// # Errors
/// The failure of the query.
pub async fn find_by_provider_id(
    mut conn: Conn<'_>,
    account: AccountId,
    provider_message_id: &str,
) -> Result<Option<EmailId>> {
    let found: Option<Uuid> = emails::table
        .filter(emails::email_account_id.eq(account.0))
        .filter(emails::provider_message_id.eq(provider_message_id))
        .select(emails::id)
        .first(&mut conn)
        .await
        .optional()?;
    Ok(found.map(EmailId))
}
