//! Everything a reply is made from, read in one place, so that drafting, validating and editing see the same.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, Utc};
use diesel::{ExpressionMethods, JoinOnDsl, QueryDsl, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::accounts::author_name;
use domain::drafting::reply::ReplyParts;
use domain::drafting::{DraftInput, MeetingFacts, Passage, Purpose, Recipients, thread};
use domain::ids::{EmailId, WorkspaceId};
use domain::meeting::Planned;
use domain::meeting::slots::Calendar;
use uuid::Uuid;

use crate::accounts::{Account, Owner};
use crate::emails::{Email, ThreadQuestion, Understood, list_attached, list_threads};
use crate::intents::Intent;
use crate::schema::{email_accounts, emails, users, workspaces};
use crate::{Conn, Error, Result, events, intents, knowledge};

/// Knowledge entries a draft may rest on.
const PASSAGES: i64 = 4;
/// Messages of the conversation a drafter sees.
const THREAD: i64 = 12;

/// An email with the people and the mailbox around it, and what a drafter is told of them.
#[derive(Clone, Debug)]
pub struct ReplyContext {
    /// The email.
    pub email: Email,
    /// The mailbox it came in by.
    pub account: Account,
    /// The mailbox's owner.
    pub owner: Owner,
    /// What a drafter is given.
    pub input: DraftInput,
    /// When it was read.
    pub read_at: DateTime<Utc>,
    has_background: bool,
}

/// Reads the context of the reply to an email as it is at `now`.
///
/// # Errors
/// `NotFound`, also for another workspace's; else the failure of a query.
pub async fn read(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    email: EmailId,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<ReplyContext> {
    let mut context = read_plain(conn, workspace, email, now).await?;
    read_backgrounds(conn, std::slice::from_mut(&mut context)).await?;
    context.input.purpose = purpose;
    Ok(context)
}

/// Reads what a reply is sent with: the context without its background.
///
/// # Errors
/// `NotFound`, also for another workspace's; else the failure of a query.
pub async fn read_plain(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    email: EmailId,
    now: DateTime<Utc>,
) -> Result<ReplyContext> {
    let contexts = read_outlines(conn, &[OutlineOf { workspace, email, now }]).await?;
    let mut context = contexts.into_iter().flatten().next().ok_or(Error::NotFound("email"))?;
    context.read_calendar(conn, now).await?;
    Ok(context)
}

/// Asks for a context without its background and calendar.
#[derive(Clone, Copy, Debug)]
pub struct OutlineOf {
    /// Tenant.
    pub workspace: WorkspaceId,
    /// The email.
    pub email: EmailId,
    /// When it is read.
    pub now: DateTime<Utc>,
}

/// Reads contexts without their backgrounds and calendars, each in its place; nothing for an email that is gone or another
/// workspace's.
///
/// # Errors
/// The failure of the query.
pub async fn read_outlines(mut conn: Conn<'_>, asked: &[OutlineOf]) -> Result<Vec<Option<ReplyContext>>> {
    let ids: Vec<Uuid> = asked.iter().map(|one| one.email.0).collect();
    let tenants: Vec<Uuid> = asked.iter().map(|one| one.workspace.0).collect();
    let rows: Vec<(Email, Account, Owner, String)> = emails::table
        .inner_join(email_accounts::table.on(email_accounts::id.eq(emails::email_account_id)))
        .inner_join(users::table.on(users::id.eq(emails::user_id)))
        .inner_join(workspaces::table.on(workspaces::id.eq(emails::workspace_id)))
        .filter(emails::id.eq_any(ids))
        .filter(emails::workspace_id.eq_any(tenants))
        .select((
            Email::as_select(),
            Account::as_select(),
            Owner::as_select(),
            workspaces::name,
        ))
        .load(&mut conn)
        .await?;
    let found: HashMap<(Uuid, Uuid), _> = rows
        .into_iter()
        .map(|row| ((row.0.workspace_id, row.0.id), row))
        .collect();
    let context = |one: &OutlineOf| {
        let (email, account, owner, workspace_name) = found.get(&(one.workspace.0, one.email.0))?.clone();
        Some(ReplyContext::of(email, account, owner, workspace_name, one.now))
    };
    Ok(asked.iter().map(context).collect())
}

/// Adds the background, which only drafting needs: the conversation, knowledge and the intent.
///
/// # Errors
/// The failure of a query.
pub async fn read_backgrounds(conn: Conn<'_>, contexts: &mut [ReplyContext]) -> Result<()> {
    let threads: Vec<ThreadQuestion> = contexts
        .iter()
        .map(|ReplyContext { email, .. }| ThreadQuestion {
            workspace: email.workspace_id.into(),
            conversation: email.conversation_id.into(),
            correspondent: email.correspondent().to_owned(),
        })
        .collect();
    let queries: Vec<(WorkspaceId, String)> = contexts
        .iter()
        .map(|ReplyContext { email, input, .. }| (email.workspace_id.into(), input.knowledge_query()))
        .collect();
    let intents = contexts.iter().map(|context| {
        let known = (context.input.intent_name.clone(), context.input.intent_prompt.clone());
        read_intent(conn, context.email.workspace_id.into(), &context.email, known)
    });
    let ids: Vec<EmailId> = contexts.iter().map(|context| context.email.id.into()).collect();
    let (threads, attached, passages, intents) = futures::try_join!(
        list_threads(conn, &threads, THREAD),
        list_attached(conn, &ids),
        knowledge::retrieve_many(conn, &queries, PASSAGES),
        futures::future::try_join_all(intents),
    )?;
    let found = threads.into_iter().zip(attached).zip(passages).zip(intents);
    for (context, (((messages, files), found), intent)) in contexts.iter_mut().zip(found) {
        let passage = |found: knowledge::Found| Passage {
            knowledge_id: found.id,
            title: found.title,
            text: found.text,
        };
        context.input.thread = thread::before(context.email.written_at(), &context.input.owner_name, messages);
        context.input.attachments = files;
        context.input.passages = found.into_iter().map(passage).collect();
        (context.input.intent_name, context.input.intent_prompt) = intent;
        context.has_background = true;
    }
    Ok(())
}

impl ReplyContext {
    fn of(email: Email, account: Account, owner: Owner, workspace_name: String, now: DateTime<Utc>) -> Self {
        let input = DraftInput {
            owner_name: author_name(&owner.full_name, &account.display_name).to_owned(),
            workspace_name,
            persona: owner.persona.clone(),
            signature: account.signature(&owner).to_owned(),
            sender_name: email.from_name.clone(),
            sender_address: email.from_email.clone(),
            recipients: Recipients {
                own: account.email.clone(),
                to: email.to_email.clone(),
                cc: email.cc.clone(),
            },
            subject: email.subject.clone(),
            visible_text: email.visible_text.clone(),
            put_off: email.follow_up_matched_text.clone(),
            owner_timezone: owner.zone().name().to_owned(),
            working_hours: Some(owner.hours()),
            sent_at: email
                .sent_at
                .map(|at| match email.utc_offset_seconds.and_then(FixedOffset::east_opt) {
                    Some(offset) => at.with_timezone(&offset),
                    None => at.fixed_offset(),
                }),
            ..DraftInput::default()
        };
        Self {
            email,
            account,
            owner,
            input,
            read_at: now,
            has_background: false,
        }
    }

    /// Whether the email names this mailbox among its recipients.
    #[must_use]
    pub fn is_addressed(&self) -> bool {
        self.email
            .to_email
            .iter()
            .chain(&self.email.cc)
            .any(|address| *address == self.account.email)
    }

    /// The text under every message of this mailbox.
    #[must_use]
    pub fn signature(&self) -> &str {
        self.account.signature(&self.owner)
    }

    /// What a reply of these words is put together from, without the quote.
    #[must_use]
    pub fn reply_parts(&self, body: String) -> ReplyParts {
        ReplyParts {
            body,
            meeting: self.input.meeting.clone(),
            signature: self.signature().to_owned(),
            language: self.input.reply_language(),
            original: None,
        }
    }

    /// Whether conversation, knowledge and intent have been read.
    #[must_use]
    pub fn has_background(&self) -> bool {
        self.has_background
    }

    /// Adds what was understood of the email and is not stored yet.
    pub fn understand(&mut self, understood: &Understood, intent: Option<&Intent>) {
        self.email.take_over(understood);
        self.input.put_off.clone_from(&self.email.follow_up_matched_text);
        let intent = intent.map(|intent| (intent.name.clone(), intent.ai_prompt.clone()));
        (self.input.intent_name, self.input.intent_prompt) = intent.unwrap_or_default();
        self.has_background = false;
    }

    /// Reads the proposed meeting and the calendar around it, as they are at `now`.
    ///
    /// # Errors
    /// The failure of a query.
    pub async fn read_calendar(&mut self, conn: Conn<'_>, now: DateTime<Utc>) -> Result<()> {
        self.input.meeting = read_meeting(conn, &self.email, &self.owner, now).await?;
        Ok(())
    }
}

/// Name and prompt of the email's intent, unless they are known; nothing where it has none by now.
async fn read_intent(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    email: &Email,
    known: (String, String),
) -> Result<(String, String)> {
    let Some(intent) = email.intent_id.filter(|_| known.0.is_empty()) else {
        return Ok(known);
    };
    match intents::get(conn, workspace, intent.into()).await {
        Ok(intent) => Ok((intent.name, intent.ai_prompt)),
        Err(Error::NotFound(_)) => Ok(known),
        Err(error) => Err(error),
    }
}

/// What the calendar says to the meeting that the email speaks of.
async fn read_meeting(
    conn: Conn<'_>,
    email: &Email,
    owner: &Owner,
    now: DateTime<Utc>,
) -> Result<Option<MeetingFacts>> {
    let Some(proposal) = email.proposal() else {
        return Ok(None);
    };
    let planned = events::find_planned(conn, email.id.into(), now).await?;
    let except = planned.map(|planned| planned.event);
    let busy = events::list_busy(conn, email.user_id.into(), except, now, proposal.horizon(now)).await?;
    let calendar = Calendar {
        busy,
        hours: owner.hours(),
        zone: owner.zone(),
    };
    let planned = planned.map(|planned| Planned {
        span: (planned.start, planned.end),
        is_newer: planned.is_newer,
    });
    Ok(Some(proposal.facts(&calendar, planned, now)))
}
