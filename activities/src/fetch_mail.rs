//! Reads the next messages of a mailbox and takes them in.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use connectors::mailbox::{FetchedMessage, Mailbox, Place};
use domain::accounts::Health;
use domain::guard::{self, GuardFacts, Standing};
use domain::ids::{AccountId, EmailId};
use domain::mail::{self, Kind, Message};
use domain::{conversation, mail::Address};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use storage::emails::{NewAttachment, NewEmail, ingest};
use storage::journal::Recording;

use crate::off_thread::compute;
use crate::{Activity, ActivityError, Context, Kept, StepFacts, accounts};

/// Messages read in one go.
pub const BATCH: usize = 50;
/// Bytes of text kept of one message; the rest stands in the raw message.
const TEXT_LIMIT: usize = 200_000;
/// Addresses kept of one header.
const ADDRESS_LIMIT: usize = 1_000;
/// What a person reads of a message of which only the beginning came.
const TOO_LARGE: &str = "The message is too large to be read here: only its beginning is kept";
/// Letters kept of a field of a message that cannot be stored as it is.
const REMAINS_LIMIT: usize = 200;

/// Reads one batch of an account's mailbox.
#[derive(Debug)]
pub struct FetchMail {
    /// The account.
    pub account: AccountId,
    /// How much of it.
    pub portion: Portion,
}

/// How much is taken in at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Portion {
    /// As many messages as come.
    Batch,
    /// The next message alone.
    One,
    /// What can be kept of the next message, which cannot be stored as it is.
    Remains {
        /// Why not.
        why: String,
    },
}

/// What a batch brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fetched {
    /// Messages came, or none.
    Read {
        /// Messages that are new here.
        taken: usize,
        /// Whether more wait.
        has_more: bool,
    },
    /// The mailbox cannot be read now; the account says why.
    Failing {
        /// How often in a row.
        failures: u32,
        /// Whether only a person can change that.
        needs_person: bool,
        /// When the provider asks to be left alone until.
        #[serde(default)]
        not_before: Option<DateTime<Utc>>,
    },
    /// The account is switched off.
    Inactive,
}

/// What the mailbox answered.
#[derive(Debug)]
pub enum Answer {
    /// A batch.
    Batch {
        /// Messages that came in, as read.
        emails: Vec<NewEmail>,
        /// Messages that the owner sent.
        sent: Vec<NewEmail>,
        /// Emails waiting for a person that the owner has dealt with in another program.
        dealt_with: Vec<(EmailId, Standing)>,
        /// Where the next batch begins.
        cursor: Value,
        /// Whether more wait.
        has_more: bool,
    },
    /// Nothing.
    Unhealthy {
        /// What that means for the account.
        health: Health,
        /// Why.
        why: String,
        /// How long the provider asks to be left alone.
        after: Option<Duration>,
    },
    /// The account is switched off.
    Inactive,
}

impl Activity for FetchMail {
    type Performed = Answer;
    type Output = Fetched;

    const TIMEOUT: Duration = Duration::from_secs(2 * 60);

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Answer, ActivityError> {
        let connection = context.database.connection().await?;
        let account = storage::accounts::get(&connection, facts.run.workspace, self.account).await?;
        let own_addresses = storage::accounts::list_addresses(&connection, facts.run.workspace).await?;
        let open = storage::emails::list_open(&connection, self.account).await?;
        drop(connection);
        if !account.is_active {
            return Ok(Answer::Inactive);
        }
        let mailbox = match accounts::open(context, &account).await {
            Ok(mailbox) => mailbox,
            Err(ActivityError::Retry { after, source }) => return Ok(unhealthy(Health::Failing, &*source, after)),
            Err(ActivityError::Permanent(cause)) => return Ok(unhealthy(Health::ReconnectNeeded, &*cause, None)),
            Err(error) => return Err(error),
        };
        match mailbox.fetch(&account.sync_state, self.portion.limit()).await {
            Ok(batch) => {
                let (portion, messages) = (self.portion.clone(), batch.messages);
                let bytes: usize = messages.iter().map(|message| message.raw.len()).sum();
                let read_all = move || {
                    let facts = GuardFacts {
                        own_addresses: &own_addresses,
                        is_group: account.is_group,
                        standing: Standing::Open,
                    };
                    let (sent, received): (Vec<_>, Vec<_>) =
                        messages.into_iter().partition(|message| message.place == Place::Sent);
                    let taken = |messages: Vec<FetchedMessage>| -> Vec<NewEmail> {
                        let messages = messages.into_iter();
                        messages.map(|message| portion.of(read(message, &facts))).collect()
                    };
                    (taken(received), taken(sent))
                };
                let (emails, sent) = compute(bytes, read_all).await?;
                Ok(Answer::Batch {
                    emails,
                    sent,
                    dealt_with: match batch.has_more {
                        true => Vec::new(),
                        false => list_dealt_with(&*mailbox, open).await,
                    },
                    cursor: batch.cursor,
                    has_more: batch.has_more,
                })
            }
            Err(error @ connectors::Error::ReconnectNeeded { .. }) => {
                Ok(unhealthy(Health::ReconnectNeeded, &error, None))
            }
            Err(error) => Ok(unhealthy(Health::Failing, &error, error.after())),
        }
    }

    fn size_bytes(&self, performed: &Answer) -> usize {
        match performed {
            Answer::Batch { emails, sent, .. } => emails.iter().chain(sent).map(|email| 2 * email.raw.len()).sum(),
            _ => 0,
        }
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        performed: &'c Answer,
    ) -> storage::Result<Kept<Fetched>> {
        let Recording { conn, now, .. } = recording;
        match performed {
            Answer::Batch {
                emails,
                sent,
                dealt_with,
                cursor,
                has_more,
            } => {
                let run = &facts.run;
                let messages = (sent.as_slice(), emails.as_slice());
                let mut taken = ingest(conn, run.workspace, run.user, self.account, messages, now).await?;
                for &(email, standing) in dealt_with {
                    taken
                        .wakes
                        .extend(storage::emails::deal_with(conn, email, standing, now).await?);
                }
                storage::accounts::mark_synced(conn, self.account, cursor, now).await?;
                let output = Fetched::Read {
                    taken: taken.taken,
                    has_more: *has_more,
                };
                Ok(Kept {
                    output,
                    wakes: taken.wakes,
                })
            }
            Answer::Unhealthy { health, why, after } => {
                let failures = storage::accounts::mark_unhealthy(conn, self.account, *health, why).await?;
                let wait = after.and_then(|after| TimeDelta::from_std(after).ok());
                let output = Fetched::Failing {
                    failures,
                    needs_person: *health == Health::ReconnectNeeded,
                    not_before: wait.map(|wait| now + wait),
                };
                Ok(output.into())
            }
            Answer::Inactive => Ok(Fetched::Inactive.into()),
        }
    }
}

impl Portion {
    const fn limit(&self) -> usize {
        match self {
            Self::Batch => BATCH,
            Self::One | Self::Remains { .. } => 1,
        }
    }

    fn of(&self, email: NewEmail) -> NewEmail {
        match self {
            Self::Batch | Self::One => email,
            Self::Remains { why } => remains(email, why),
        }
    }
}

/// Emails that the owner has answered or removed; where that cannot be asked now, it is at the next turn.
async fn list_dealt_with(mailbox: &dyn Mailbox, open: Vec<(EmailId, String)>) -> Vec<(EmailId, Standing)> {
    if open.is_empty() {
        return Vec::new();
    }
    let (emails, ids): (Vec<EmailId>, Vec<String>) = open.into_iter().unzip();
    let standings = mailbox.standings(&ids).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "what became of the mail that waits for a person cannot be read");
        Vec::new()
    });
    let dealt_with = emails.into_iter().zip(standings);
    dealt_with.filter(|(_, standing)| *standing != Standing::Open).collect()
}

fn unhealthy(health: Health, error: &dyn std::error::Error, after: Option<Duration>) -> Answer {
    Answer::Unhealthy {
        health,
        why: full_text(error),
        after,
    }
}

/// The message as it came, and of what was read in it only what no database refuses.
fn remains(email: NewEmail, why: &str) -> NewEmail {
    NewEmail {
        unreadable: Some(format!("The message could not be stored as it was read: {why}")),
        provider_thread_id: None,
        message_id: None,
        content_hash: conversation::raw_hash(&email.raw),
        references: Vec::new(),
        subject_key: email.provider_message_id.clone(),
        participants_key: String::new(),
        from_email: printable(&email.from_email),
        from_name: printable(&email.from_name),
        reply_to: None,
        to_email: Vec::new(),
        cc: Vec::new(),
        subject: printable(&email.subject),
        body: String::new(),
        visible_text: String::new(),
        sent_at: None,
        utc_offset_seconds: None,
        attachments: Vec::new(),
        ..email
    }
}

fn printable(text: &str) -> String {
    let harmless = text.chars().filter(|letter| !letter.is_control());
    harmless.take(REMAINS_LIMIT).collect()
}

/// An error with its causes in one line, for the account's page.
fn full_text(error: &dyn std::error::Error) -> String {
    let texts: Vec<String> = std::iter::successors(Some(error), |error| error.source())
        .map(ToString::to_string)
        .collect();
    texts.join(": ")
}

/// Reads a message as it came; whatever is wrong with it, it becomes an email.
#[must_use]
pub fn read(fetched: FetchedMessage, facts: &GuardFacts<'_>) -> NewEmail {
    let message = mail::parse(&fetched.raw);
    let verdict = match facts.is_group {
        true => mail::kind_in_group(&message),
        false => mail::kind(&message),
    };
    let visible = mail::visible_text(&message.text);
    let facts = &match fetched.place {
        Place::Inbox(standing) => GuardFacts { standing, ..*facts },
        Place::Sent => *facts,
    };
    let guard_reason = guard::decide(&message, verdict.kind, facts);
    let limit = message.defects.iter().find_map(|defect| defect.limit());
    let from = message.from.clone().unwrap_or_else(|| Address::new(""));
    let is_report = matches!(verdict.kind, Kind::Bounce | Kind::Complaint);
    let reports = if is_report { mail::bounces(&message) } else { Vec::new() };
    let reported = is_report.then(|| mail::reported_message_id(&message)).flatten();
    NewEmail {
        id: EmailId::new(),
        provider_message_id: fetched.provider_message_id,
        provider_thread_id: fetched.provider_thread_id,
        content_hash: match message.message_id {
            Some(_) => conversation::content_hash(message.date.as_ref(), message.from.as_ref(), &message.text),
            None => conversation::raw_hash(&fetched.raw),
        },
        // A report is about the message that it returns, whatever thread its own headers name.
        references: conversation::thread_references(&message)
            .into_iter()
            .chain(reported)
            .collect(),
        subject_key: limited(&conversation::normalise_subject(&message.subject), 500),
        participants_key: conversation::participants_key(&message, facts.own_addresses),
        kind: verdict.kind,
        guard_reason: guard_reason.map(|reason| reason.as_str().to_owned()),
        from_email: from.key(),
        from_name: from.name.unwrap_or_default(),
        reply_to: message.reply_to.first().map(Address::key),
        to_email: keys(&message.to),
        cc: keys(&message.cc),
        subject: limited(&message.subject, 1_000),
        body: limited(&message.text, TEXT_LIMIT),
        visible_text: limited(&visible.text, TEXT_LIMIT),
        has_html: message.html.is_some(),
        has_remote_images: message.html.as_deref().is_some_and(mail::has_remote_images),
        sent_at: message.date.map(|date| date.with_timezone(&Utc)),
        utc_offset_seconds: message
            .date
            .filter(|_| message.date_zone_known)
            .map(|date| date.offset().local_minus_utc()),
        received_at: fetched.received_at,
        attachments: attachments(&message),
        message_id: message.message_id,
        is_delay_notice: !reports.is_empty() && reports.iter().all(|report| report.is_delayed),
        unreadable: match fetched.is_cut {
            true => Some(TOO_LARGE.to_owned()),
            // What is not answered anyway needs no one who reads the rest.
            false => limit.filter(|_| guard_reason.is_none()).map(str::to_owned),
        },
        raw: fetched.raw,
    }
}

fn keys(addresses: &[Address]) -> Vec<String> {
    addresses.iter().take(ADDRESS_LIMIT).map(Address::key).collect()
}

fn attachments(message: &Message) -> Vec<NewAttachment> {
    let attachment = |file: &mail::Attachment| NewAttachment {
        filename: limited(file.filename.as_deref().unwrap_or("attachment"), 255),
        content_type: limited(&file.content_type, 255),
        size_bytes: i64::try_from(file.size).unwrap_or(i64::MAX),
        content_id: file.content_id.clone(),
        is_inline: file.is_inline,
    };
    message.attachments.iter().map(attachment).collect()
}

/// The text up to a limit of bytes, cut between characters.
fn limited(text: &str, limit: usize) -> String {
    let end = (0..=limit.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    text.get(..end).unwrap_or_default().to_owned()
}
