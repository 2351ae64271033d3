//! Everything a reply is made from, read in one place, so that drafting, validating and editing see the same.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use diesel::{ExpressionMethods, JoinOnDsl, QueryDsl, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::dates::Zone;
use domain::drafting::reply::ReplyParts;
use domain::drafting::{DraftInput, MeetingFacts, Passage, Purpose, Slot, ThreadMessage};
use domain::ids::{EmailId, WorkspaceId};
use domain::mail;
use domain::meeting::slots::Calendar;
use uuid::Uuid;

use crate::accounts::{Account, Owner};
use crate::emails::{Email, ThreadEntry, ThreadQuestion, Understood, list_threads};
use crate::intents::Intent;
use crate::schema::{email_accounts, emails, users, workspaces};
use crate::{Conn, Error, Result, events, intents, knowledge};

/// Knowledge entries a draft may rest on.
const PASSAGES: i64 = 4;
/// Messages of the conversation a drafter sees.
const THREAD: i64 = 12;
/// Letters of the email that knowledge is looked up by.
const QUERY_LIMIT: usize = 2_000;
/// Free slots offered where the proposed time is taken.
const SLOTS: usize = 3;

/// An email with the people and the mailbox around it.
#[derive(Clone, Debug)]
pub struct Picture {
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
    is_worded: bool,
}

/// Reads the picture of an email as it is at `now`.
///
/// # Errors
/// `NotFound`, also for another workspace's; else the failure of a query.
pub async fn read(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    email: EmailId,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<Picture> {
    let mut picture = read_plain(conn, workspace, email, now).await?;
    read_wordings(conn, std::slice::from_mut(&mut picture)).await?;
    picture.input.purpose = purpose;
    Ok(picture)
}

/// Reads what a reply is sent with: the picture without conversation, knowledge and intent, which only wording needs.
///
/// # Errors
/// `NotFound`, also for another workspace's; else the failure of a query.
pub async fn read_plain(conn: Conn<'_>, workspace: WorkspaceId, email: EmailId, now: DateTime<Utc>) -> Result<Picture> {
    let pictures = read_outlines(conn, &[OutlineOf { workspace, email, now }]).await?;
    let mut picture = pictures.into_iter().flatten().next().ok_or(Error::NotFound("email"))?;
    picture.read_calendar(conn, now).await?;
    Ok(picture)
}

/// Asks for a plain picture without its calendar.
#[derive(Clone, Copy, Debug)]
pub struct OutlineOf {
    /// Tenant.
    pub workspace: WorkspaceId,
    /// The email.
    pub email: EmailId,
    /// When it is read.
    pub now: DateTime<Utc>,
}

/// Reads plain pictures without their calendars, each in its place; nothing for an email that is gone or another
/// workspace's.
///
/// # Errors
/// The failure of the query.
pub async fn read_outlines(mut conn: Conn<'_>, asked: &[OutlineOf]) -> Result<Vec<Option<Picture>>> {
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
    let picture = |one: &OutlineOf| {
        let (email, account, owner, workspace_name) = found.get(&(one.workspace.0, one.email.0))?.clone();
        Some(Picture::of(email, account, owner, workspace_name, one.now))
    };
    Ok(asked.iter().map(picture).collect())
}

/// Adds to pictures what only wording needs: the conversation, knowledge and the intent.
///
/// # Errors
/// The failure of a query.
pub async fn read_wordings(conn: Conn<'_>, pictures: &mut [Picture]) -> Result<()> {
    let correspondent = |email: &Email| email.reply_to.as_deref().unwrap_or(&email.from_email).to_owned();
    let threads: Vec<ThreadQuestion> = pictures
        .iter()
        .map(|Picture { email, .. }| ThreadQuestion {
            workspace: email.workspace_id.into(),
            conversation: email.conversation_id.into(),
            correspondent: correspondent(email),
        })
        .collect();
    let queries: Vec<(WorkspaceId, String)> = pictures
        .iter()
        .map(|Picture { email, .. }| {
            let query = format!("{} {}", email.subject, beginning(&email.visible_text));
            (email.workspace_id.into(), query)
        })
        .collect();
    let intents = pictures.iter().map(|picture| {
        let known = (picture.input.intent_name.clone(), picture.input.intent_prompt.clone());
        read_intent(conn, picture.email.workspace_id.into(), &picture.email, known)
    });
    let (threads, passages, intents) = futures::try_join!(
        list_threads(conn, &threads, THREAD),
        knowledge::retrieve_many(conn, &queries, PASSAGES),
        futures::future::try_join_all(intents),
    )?;
    for (((picture, thread), found), intent) in pictures.iter_mut().zip(threads).zip(passages).zip(intents) {
        let passage = |found: knowledge::Found| Passage {
            knowledge_id: found.id,
            title: found.title,
            text: found.text,
        };
        picture.input.thread = earlier_messages(thread, &picture.email, &picture.input.owner_name);
        picture.input.passages = found.into_iter().map(passage).collect();
        (picture.input.intent_name, picture.input.intent_prompt) = intent;
        picture.is_worded = true;
    }
    Ok(())
}

impl Picture {
    fn of(email: Email, account: Account, owner: Owner, workspace_name: String, now: DateTime<Utc>) -> Self {
        let owner_name = if owner.full_name.is_empty() {
            account.display_name.clone()
        } else {
            owner.full_name.clone()
        };
        let input = DraftInput {
            owner_name,
            workspace_name,
            persona: owner.persona.clone(),
            signature: account.signature.clone().unwrap_or_else(|| owner.signature.clone()),
            sender_name: email.from_name.clone(),
            sender_address: email.from_email.clone(),
            subject: email.subject.clone(),
            visible_text: email.visible_text.clone(),
            put_off: email.follow_up_matched_text.clone(),
            ..DraftInput::default()
        };
        Self {
            email,
            account,
            owner,
            input,
            read_at: now,
            is_worded: false,
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
        self.account.signature.as_deref().unwrap_or(&self.owner.signature)
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

    /// Whether it holds what wording needs.
    #[must_use]
    pub fn is_worded(&self) -> bool {
        self.is_worded
    }

    /// Takes over what was found out about the email and is not stored yet.
    pub fn understand(&mut self, understood: &Understood, intent: Option<&Intent>) {
        self.email.take_over(understood);
        self.input.put_off.clone_from(&self.email.follow_up_matched_text);
        let intent = intent.map(|intent| (intent.name.clone(), intent.ai_prompt.clone()));
        (self.input.intent_name, self.input.intent_prompt) = intent.unwrap_or_default();
        self.is_worded = false;
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

/// The conversation before the email, and all that our side wrote, under the owner's name.
fn earlier_messages(thread: Vec<ThreadEntry>, email: &Email, owner_name: &str) -> Vec<ThreadMessage> {
    let is_earlier = |entry: &ThreadEntry| entry.is_ours || entry.at < email.received_at;
    let message = |entry: ThreadEntry| ThreadMessage {
        from: if entry.is_ours {
            owner_name.to_owned()
        } else {
            entry.from
        },
        is_ours: entry.is_ours,
        at: entry.at,
        // What we quote is not our word.
        text: if entry.is_ours {
            mail::visible_text(&entry.text).without_quotes()
        } else {
            entry.text
        },
    };
    thread.into_iter().filter(is_earlier).map(message).collect()
}

fn beginning(text: &str) -> String {
    text.chars().take(QUERY_LIMIT).collect()
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

/// The proposed meeting in the sender's zone; with free slots where the owner is busy or off then.
async fn read_meeting(
    conn: Conn<'_>,
    email: &Email,
    owner: &Owner,
    now: DateTime<Utc>,
) -> Result<Option<MeetingFacts>> {
    let (true, Some(start), Some(end)) = (email.meeting_detected, email.meeting_start_time, email.meeting_end_time)
    else {
        return Ok(None);
    };
    let zone_name = email.meeting_timezone.clone().unwrap_or_else(|| owner.timezone.clone());
    let zone = Zone::parse(&zone_name).unwrap_or(Zone::UTC);
    let horizon = start.max(now) + TimeDelta::days(15);
    let planned = events::find_planned(conn, email.id.into(), now).await?;
    let except = planned.map(|planned| planned.event);
    let busy = events::list_busy(conn, email.user_id.into(), except, now, horizon).await?;
    let calendar = Calendar {
        busy,
        hours: owner.hours(),
        zone: owner.zone(),
    };
    let is_outdated = planned.is_some_and(|planned| planned.is_newer);
    let conflict = is_outdated || !calendar.is_free((start, end), now);
    let offered = if conflict {
        calendar.free_slots((start, end), now, SLOTS)
    } else {
        Vec::new()
    };
    let local = |at: DateTime<Utc>| -> DateTime<FixedOffset> { zone.resolve(zone.local(at.fixed_offset())) };
    Ok(Some(MeetingFacts {
        start: local(start),
        end: local(end),
        timezone: zone_name,
        title: email.meeting_title.clone().unwrap_or_else(|| email.subject.clone()),
        link: None,
        conflict,
        free_slots: offered
            .into_iter()
            .map(|(start, end)| Slot {
                start: local(start),
                end: local(end),
            })
            .collect(),
    }))
}
