//! Everything a reply is made from, read in one place, so that drafting, validating and editing see the same.

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use domain::dates::Zone;
use domain::drafting::{DraftInput, MeetingFacts, Passage, Purpose, Slot, ThreadMessage};
use domain::ids::{EmailId, WorkspaceId};
use domain::mail;
use domain::meeting::slots::Calendar;

use crate::accounts::{Account, Owner};
use crate::emails::{Email, ThreadEntry};
use crate::{Conn, Error, Result, accounts, emails, events, intents, knowledge, people};

/// Knowledge entries a draft may rest on.
const PASSAGES: i64 = 4;
/// Messages of the conversation a drafter sees.
const THREAD: i64 = 12;
/// Letters of the email that knowledge is looked up by.
const QUERY_LIMIT: usize = 2_000;
/// Free slots offered where the proposed time is taken.
const SLOTS: usize = 3;

/// An email with the people and the mailbox around it.
#[derive(Debug)]
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
}

impl Picture {
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
    let mut picture = read_plain(conn, workspace, email, purpose, now).await?;
    let email = &picture.email;
    let own_name = people::workspaces::get(conn, workspace);
    let correspondent = email.reply_to.as_deref().unwrap_or(&email.from_email);
    let names = (OURS, correspondent);
    let thread = emails::list_thread(conn, workspace, email.conversation_id.into(), names, THREAD);
    let query = format!("{} {}", email.subject, beginning(&email.visible_text));
    let passages = knowledge::retrieve(conn, workspace, &query, PASSAGES);
    let intent = read_intent(conn, workspace, email);
    let (workspace_row, thread, passages, intent) = futures::try_join!(own_name, thread, passages, intent)?;
    let thread = earlier_messages(thread, email, &picture.input.owner_name);
    let passage = |found: knowledge::Found| Passage {
        knowledge_id: found.id,
        title: found.title,
        text: found.text,
    };
    let input = &mut picture.input;
    (input.intent_name, input.intent_prompt) = intent.unwrap_or_default();
    input.workspace_name = workspace_row.name;
    input.thread = thread;
    input.passages = passages.into_iter().map(passage).collect();
    Ok(picture)
}

/// Reads what a reply is sent with: the picture without conversation, knowledge and intent, which only wording needs.
///
/// # Errors
/// `NotFound`, also for another workspace's; else the failure of a query.
pub async fn read_plain(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    email: EmailId,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<Picture> {
    let email = emails::get(conn, workspace, email).await?;
    let account = accounts::get(conn, workspace, email.email_account_id.into());
    let owner = accounts::get_owner(conn, email.user_id.into());
    let (account, owner) = futures::try_join!(account, owner)?;
    let meeting = read_meeting(conn, &email, &owner, now).await?;
    let owner_name = if owner.full_name.is_empty() {
        account.display_name.clone()
    } else {
        owner.full_name.clone()
    };
    let input = DraftInput {
        owner_name,
        persona: owner.persona.clone(),
        signature: account.signature.clone().unwrap_or_else(|| owner.signature.clone()),
        purpose,
        sender_name: email.from_name.clone(),
        sender_address: email.from_email.clone(),
        subject: email.subject.clone(),
        visible_text: email.visible_text.clone(),
        put_off: email.follow_up_matched_text.clone(),
        meeting,
        ..DraftInput::default()
    };
    Ok(Picture {
        email,
        account,
        owner,
        input,
        read_at: now,
    })
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

/// Stands for the mailbox's side in a thread.
const OURS: &str = "us";

fn beginning(text: &str) -> String {
    text.chars().take(QUERY_LIMIT).collect()
}

async fn read_intent(conn: Conn<'_>, workspace: WorkspaceId, email: &Email) -> Result<Option<(String, String)>> {
    let Some(intent) = email.intent_id else { return Ok(None) };
    match intents::get(conn, workspace, intent.into()).await {
        Ok(intent) => Ok(Some((intent.name, intent.ai_prompt))),
        Err(Error::NotFound(_)) => Ok(None),
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
